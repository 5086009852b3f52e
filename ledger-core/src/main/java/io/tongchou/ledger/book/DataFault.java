package io.tongchou.ledger.book;

/** What a command's record says where its data contradicts itself; it is answered as INVALID with the field's path. */
public final class DataFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's path in the data, e.g. {@code overrides[0].code}
     */
    public DataFault(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
