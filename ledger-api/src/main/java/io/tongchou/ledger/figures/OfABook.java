package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every statement and book may be asked with, for the API's description. */
@Parameter(
        name = "unit",
        in = ParameterIn.QUERY,
        description = "A unit's six digits, or RESERVE; the whole city where left out",
        schema = @Schema(type = "string"))
@Parameter(
        name = "knownAt",
        in = ParameterIn.QUERY,
        description = "As known at that instant, inclusive; the last event included where left out",
        schema = @Schema(type = "string", format = "date-time"))
@Parameter(
        name = "atLeast",
        in = ParameterIn.QUERY,
        description = "Waits for the event of that sequence to be included, or is BUSY",
        schema = @Schema(type = "integer", format = "int64"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfABook {}
