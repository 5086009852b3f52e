package io.tongchou.ledger.pages;

import io.tongchou.ledger.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Hands every controller of a page the {@link Visit}. */
final class VisitReader implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest asked = (HttpServletRequest) request.getNativeRequest();
        Map<String, String> parameters = new HashMap<>();
        asked.getParameterMap().forEach((name, values) -> {
            if (values.length > 0 && !values[0].isBlank()) {
                parameters.put(name, values[0].strip());
            }
        });
        for (String knownAt : Visit.INSTANTS) {
            parameters.computeIfPresent(knownAt, (name, value) -> instant(value));
        }
        return new Visit(
                Optional.ofNullable(asked.getUserPrincipal())
                        .map(Authentication.class::cast)
                        .map(Authentication::getPrincipal)
                        .map(Caller.class::cast)
                        .orElseThrow(),
                RequestContextUtils.getLocale(asked),
                variable(request, "pool"),
                variable(request, "fund"),
                parameters,
                asked.getRequestURI()
                        + Optional.ofNullable(asked.getQueryString())
                                .map(query -> "?" + query)
                                .orElse(""),
                Optional.ofNullable(RequestContextUtils.getInputFlashMap(asked))
                        .map(flash -> flash.get(Visit.NOTICE))
                        .map(String.class::cast)
                        .orElse(""),
                asked.getHeader("HX-Request") != null);
    }

    /** The browser's field for a moment sends the time of the offices' clocks. */
    private static String instant(String text) {
        try {
            return LocalDateTime.parse(text).atZone(Words.OFFICES).toInstant().toString();
        } catch (DateTimeParseException e) {
            return text; // an instant already, or what the question then refuses
        }
    }

    private static String variable(NativeWebRequest request, String name) {
        Object variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> map && map.get(name) instanceof String value ? value : "";
    }
}
