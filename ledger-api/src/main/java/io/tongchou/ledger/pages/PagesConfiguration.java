package io.tongchou.ledger.pages;

import io.tongchou.ledger.agreement.Matched;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.flows.MoneyFlows;
import io.tongchou.ledger.flows.MonthlyResults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Where the words of the pages are, and how a page knows which of its two languages to speak. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /** The words of each page, and those that several have. */
    static final String[] BUNDLES = Stream.of(
                    "audit",
                    "commands",
                    "common",
                    "entrance",
                    "flows",
                    "frame",
                    "ledgers",
                    "moments",
                    "opened",
                    "overview",
                    "policies",
                    "reconciliation",
                    "refusals",
                    "statements",
                    "tasks",
                    "work",
                    "yearend")
            .map(page -> "words/" + page)
            .toArray(String[]::new);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VisitReader());
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames(BUNDLES);
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        return words;
    }

    @Bean
    MonthlyResults monthlyResults(DataSource dataSource, Figures figures) {
        return new MonthlyResults(dataSource, figures);
    }

    @Bean
    Matched matched(DataSource dataSource) {
        return new Matched(dataSource);
    }

    @Bean
    MoneyFlows moneyFlows(DataSource dataSource) {
        return new MoneyFlows(dataSource);
    }

    /** As the person chose, or else as the browser asks: whoever asks for neither language gets Chinese. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver chosen = new CookieLocaleResolver("language");
        chosen.setCookieMaxAge(A_YEAR);
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        chosen.setDefaultLocaleFunction(request ->
                Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage())
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE);
        return chosen;
    }
}
