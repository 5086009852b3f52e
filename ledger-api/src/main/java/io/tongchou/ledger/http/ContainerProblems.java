package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers as problems what the container or the firewall refuses below {@code /api} before any controller sees it. */
@Configuration(proxyBeanMethods = false)
class ContainerProblems {

    @Bean
    FilterRegistrationBean<HttpFilter> problemsOfTheContainer() {
        FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new ProblemFilter());
        // Behind an answer that has begun, Tomcat includes the error page instead.
        registration.setDispatcherTypes(DispatcherType.ERROR, DispatcherType.INCLUDE);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class ProblemFilter extends HttpFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (!(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked)
                    || !asked.startsWith("/api/")) {
                chain.doFilter(request, response);
            } else if (!response.isCommitted()) {
                write(problem(response.getStatus()), response);
            }
        }

        private static ResponseEntity<byte[]> problem(int code) {
            HttpStatus status = Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
            if (status.is5xxServerError()) {
                return Problems.of(Refusal.of(RefusalCode.INTERNAL, RefusalCode.INTERNAL.meaning()));
            }
            return status == HttpStatus.BAD_REQUEST
                    ? Problems.of(Refusal.of(RefusalCode.INVALID, "the request cannot be read"))
                    : Problems.of(status, status.name(), "the request cannot be answered: " + status.getReasonPhrase());
        }

        private static void write(ResponseEntity<byte[]> problem, HttpServletResponse response) throws IOException {
            response.setStatus(problem.getStatusCode().value());
            response.setContentType(String.valueOf(problem.getHeaders().getContentType()));
            response.getOutputStream()
                    .write(Optional.ofNullable(problem.getBody()).orElseGet(() -> new byte[0]));
        }
    }
}
