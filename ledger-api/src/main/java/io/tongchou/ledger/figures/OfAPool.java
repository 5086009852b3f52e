package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every list of a pool may be asked with, for the API's description. */
@Parameter(
        name = "fund",
        in = ParameterIn.QUERY,
        description = "A fund's three digits; all of the pool where left out",
        schema = @Schema(type = "string"))
@Parameter(
        name = "unit",
        in = ParameterIn.QUERY,
        description = "A unit's six digits; all where left out",
        schema = @Schema(type = "string"))
@Parameter(
        name = "knownAt",
        in = ParameterIn.QUERY,
        description = "As known at that instant, inclusive; the last event included where left out",
        schema = @Schema(type = "string", format = "date-time"))
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description = "As the page before gave it in next; it stays at that page's knownAt",
        schema = @Schema(type = "string"))
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "Rows on the page, 1 to 1000; 100 where left out",
        schema = @Schema(type = "integer"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OfAPool {}
