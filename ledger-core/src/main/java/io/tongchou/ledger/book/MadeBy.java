package io.tongchou.ledger.book;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The offices whose command it is. A county makes it for its own unit only, and the city's clerk then for the city level.
 * Every command has this; the service does not start with one that has not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MadeBy {
    Office[] value();
}
