package io.tongchou.ledger.explain;

import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Opens figures: each into what it is made of, until there is nothing below but what happened. */
@Component
public final class Explain {

    private final DataSource source;
    private final SourceFiles files;
    private final Booked booked;
    private final StatementLines lines;

    public Explain(DataSource dataSource, Statements statements, SourceFiles files) {
        Postings postings = new Postings(dataSource);
        this.source = dataSource;
        this.files = files;
        this.booked = new Booked(postings);
        this.lines = new StatementLines(statements, postings, booked);
    }

    /**
     * Opens a figure.
     *
     * @throws NotThere where the book has no such figure
     * @throws io.tongchou.ledger.balances.NoFigure where it cannot be given now
     */
    public Explanation open(Asked asked, Figure figure) {
        Happenings happenings = new Happenings(source);
        return switch (figure) {
            case Figure.Balance one -> booked.open(asked, one);
            case Figure.Flow one -> booked.open(asked, one);
            case Figure.Closing one -> booked.open(asked, one);
            case Figure.Line one -> lines.open(asked, one);
            case Figure.Eliminated one -> lines.open(asked, one);
            case Figure.OfSettlement one -> new Settlements(booked, happenings).open(asked, one);
            case Figure.OfIndicator one -> new Others(happenings).open(asked, one);
            case Figure.Plan one -> new Others(happenings).open(asked, one);
            case Figure.Spent one -> new Others(happenings).open(asked, one);
            case Figure.Left one -> new Others(happenings).open(asked, one);
            case Figure.Entry one -> new Evidence(happenings, files).open(asked, one);
            case Figure.Event one -> new Evidence(happenings, files).open(asked, one);
        };
    }

    /** The same of a line of a statement that is there already. */
    Explanation open(Asked asked, Figure.Line figure, Statement statement) {
        return lines.open(asked, figure, statement);
    }
}
