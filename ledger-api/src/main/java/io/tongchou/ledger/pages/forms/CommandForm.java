package io.tongchou.ledger.pages.forms;

import java.util.List;
import java.util.Optional;

/**
 * A command as a form.
 *
 * @param name the command's
 * @param title in words
 * @param action where it is sent
 * @param id of the command: sent twice, it is made once
 * @param day the business day as it was written
 * @param dayFault what is wrong with it; blank where nothing is
 * @param back the page to go back to
 * @param fixed names of the fields that whoever led here has decided
 * @param secondPerson whether another person must approve it
 */
record CommandForm(
        String name,
        String title,
        String action,
        String id,
        String day,
        String dayFault,
        String back,
        String fixed,
        boolean secondPerson,
        List<Field> fields,
        Optional<Refused> refused) {

    /**
     * What is asked for.
     *
     * @param name the path of its value in the command's data, e.g. {@code pairs[0].entry}
     * @param value as it was written
     * @param choices where there is a choice
     * @param fault what is wrong with it; blank where nothing is
     * @param parts of a group
     */
    record Field(
            String name,
            String label,
            Kind kind,
            boolean required,
            boolean fixed,
            String value,
            List<Choice> choices,
            String fault,
            List<Field> parts) {

        /** The name as an element's id. */
        public String id() {
            return "f-" + name.replaceAll("[^A-Za-z0-9]", "-");
        }
    }

    record Choice(String value, String label) {}

    /** How a field is asked for. */
    enum Kind {
        TEXT,
        LONG,
        AMOUNT,
        NUMBER,
        DAY,
        MONTH,
        CHOICE,
        GROUP
    }
}
