package io.tongchou.ledger.events;

import java.util.List;

/**
 * An entry of books that were kept elsewhere came in (历史凭证导入), on its own day.
 *
 * @param entry its number in those books (原凭证号)
 * @param text what it was for (摘要)
 * @param closing whether it closed its year's income and expenditure (年终结转)
 */
public record EntryImported(String entry, String text, boolean closing, List<ImportedLeg> legs)
        implements LedgerEvent, Imported {}
