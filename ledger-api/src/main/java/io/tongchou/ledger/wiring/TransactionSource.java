package io.tongchou.ledger.wiring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/** The connections of the write path and the projections. */
@Documented
@Qualifier("transactionSource")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface TransactionSource {}
