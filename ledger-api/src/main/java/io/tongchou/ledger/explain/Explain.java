package io.tongchou.ledger.explain;

import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.statements.Statements;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Opens figures: each into what it is made of, until there is nothing below but what happened. */
@Component
public final class Explain {

    private final Booked booked;
    private final StatementLines lines;
    private final Settlements settlements;
    private final Others others;
    private final Evidence evidence;

    public Explain(DataSource dataSource, Statements statements, SourceFiles files) {
        Postings postings = new Postings(dataSource);
        Happenings happenings = new Happenings(dataSource);
        this.booked = new Booked(postings);
        this.lines = new StatementLines(statements, postings, booked);
        this.settlements = new Settlements(booked, happenings);
        this.others = new Others(happenings);
        this.evidence = new Evidence(happenings, files);
    }

    /**
     * Opens a figure.
     *
     * @throws NotThere where the book has no such figure
     * @throws io.tongchou.ledger.balances.NoFigure where it cannot be given now
     */
    public Explanation open(Asked asked, Figure figure) {
        return switch (figure) {
            case Figure.Balance one -> booked.open(asked, one);
            case Figure.Flow one -> booked.open(asked, one);
            case Figure.Closing one -> booked.open(asked, one);
            case Figure.Line one -> lines.open(asked, one);
            case Figure.Eliminated one -> lines.open(asked, one);
            case Figure.OfSettlement one -> settlements.open(asked, one);
            case Figure.OfIndicator one -> others.open(asked, one);
            case Figure.Plan one -> others.open(asked, one);
            case Figure.Spent one -> others.open(asked, one);
            case Figure.Left one -> others.open(asked, one);
            case Figure.Entry one -> evidence.open(asked, one);
            case Figure.Event one -> evidence.open(asked, one);
        };
    }
}
