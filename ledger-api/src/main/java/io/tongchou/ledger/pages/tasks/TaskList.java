package io.tongchou.ledger.pages.tasks;

import java.util.List;

/**
 * Long work.
 *
 * @param sees whether the viewer may see what tasks there are
 * @param running whether any goes on, so that one looks again
 * @param next the next page; blank where this is the last
 * @param rebuild where a rebuild is begun; blank where it is not for the viewer
 * @param files the files that were received last, with how far their posting has come
 * @param exports the book as files for others
 */
record TaskList(
        boolean sees,
        boolean running,
        String address,
        List<TaskRow> tasks,
        String next,
        String rebuild,
        List<Posting> files,
        String allFiles,
        List<Export> exports) {

    /** A file being posted: how many of its lines are dealt with. */
    record Posting(String name, String maker, String receivedAt, long done, long total, boolean finished) {}

    record Export(String href, String name, String what) {}
}
