package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a statement or book of a period may be asked with, for the API's description. */
@Parameter(
        name = "period",
        in = ParameterIn.QUERY,
        required = true,
        description = "A month such as 2021-03, or a year such as 2021",
        schema = @Schema(type = "string"))
@Parameter(
        name = "asOf",
        in = ParameterIn.QUERY,
        description = "The last effective day of the period that counts; all of it, or today, where left out",
        schema = @Schema(type = "string", format = "date"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OfAPeriod {}
