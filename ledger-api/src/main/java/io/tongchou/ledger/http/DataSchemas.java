package io.tongchou.ledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.commands.reading.MonthOfYear;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.commands.reading.UnitOrReserve;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record asks of its JSON, as a schema of the OpenAPI document; the same types that the strict reader knows. */
public final class DataSchemas {

    private DataSchemas() {}

    /** The schema of an object that is read into the record. */
    public static Schema<?> of(Class<?> record) {
        Schema<?> schema = ofType("object").additionalProperties(false);
        for (RecordComponent component : record.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            Schema<?> field = value(optional ? argument(component.getGenericType(), 0) : component.getGenericType());
            schema.addProperty(component.getName(), field);
            if (component.isAnnotationPresent(OrFirst.class)) {
                field.setDefault(component.getType().getEnumConstants()[0].toString());
            } else if (!optional) {
                schema.addRequiredItem(component.getName());
            }
        }
        return schema;
    }

    /** A schema of one of JSON's types. */
    static Schema<Object> ofType(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    static Schema<?> text(String pattern, String example) {
        return ofType("string").pattern(pattern).example(example);
    }

    private static Schema<?> value(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    ? ofType("array").items(value(argument(type, 0)))
                    : map(argument(type, 0), argument(type, 1));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Money.class) {
            return text("^-?[0-9]+(\\.[0-9]{1,2})?$", "1234.50").description("Yuan with at most two decimals");
        } else if (raw == AmountOrAll.class) {
            return text("^([0-9]+(\\.[0-9]{1,2})?|ALL)$", "ALL").description("Yuan, or all that is held");
        } else if (raw == UnitOrAll.class) {
            return text("^([0-9]{6}|ALL)$", "ALL").description("A unit, or the whole pool");
        } else if (raw == UnitOrReserve.class) {
            return text("^([0-9]{6}|RESERVE)$", "430121").description("A unit, or the reserve");
        } else if (raw == Boolean.class) {
            return ofType("boolean");
        } else if (raw == UnitCode.class) {
            return text("^[0-9]{6}$", "430121");
        } else if (raw == FundCode.class) {
            return text("^[0-9]{3}$", "390");
        } else if (raw == PoolCode.class) {
            return text("^[0-9]{4}00$", "430100");
        } else if (raw == Rate.class) {
            return text("^[01](\\.[0-9]{1,10})?$", "0.08");
        } else if (raw == Account.class) {
            return ofType("string").description("An account of the chart").example("1003.01");
        } else if (raw == LocalDate.class) {
            return ofType("string").format("date").example("2021-03-15");
        } else if (raw == YearMonth.class) {
            return text("^[0-9]{4}-[0-9]{2}$", "2021-03");
        } else if (raw == FiscalYear.class) {
            return whole(1990, 2200);
        } else if (raw == MonthOfYear.class) {
            return whole(1, 12);
        } else if (raw == int.class || raw == Integer.class) {
            return ofType("integer");
        } else if (raw == String.class) {
            return ofType("string").minLength(1).maxLength(1000);
        } else if (raw == JsonNode.class) {
            return new Schema<>().description("A text or an object");
        } else if (raw.isEnum()) {
            Schema<Object> schema = ofType("string");
            names(raw).forEach(schema::addEnumItemObject);
            return schema;
        } else if (raw.isRecord()) {
            return of(raw);
        }
        throw new IllegalStateException("no schema for " + raw);
    }

    private static Schema<?> map(Type key, Type value) {
        Schema<?> schema = ofType("object").additionalProperties(false);
        names((Class<?>) key).forEach(name -> schema.addProperty(name, value(value)));
        return schema;
    }

    private static Schema<?> whole(int least, int most) {
        return ofType("integer").minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }

    private static List<String> names(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    /** An object of these fields, those that are named by {@code required} not to be left out. */
    static Schema<?> object(Map<String, Schema<?>> fields, List<String> required) {
        Schema<?> schema = ofType("object");
        fields.forEach(schema::addProperty);
        schema.setRequired(required);
        return schema;
    }
}
