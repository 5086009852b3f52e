package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the ledger of an account may be asked with, for the API's description. */
@Parameter(
        name = "account",
        in = ParameterIn.QUERY,
        required = true,
        description = "An account of the chart, such as 1003.01",
        schema = @Schema(type = "string"))
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "The first effective day; the book's first where left out",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        name = "to",
        in = ParameterIn.QUERY,
        description = "The last effective day; today where left out",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description = "As the page before gave it in next",
        schema = @Schema(type = "string"))
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "Postings on the page, 1 to 1000; 100 where left out",
        schema = @Schema(type = "integer"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OfAnAccount {}
