package io.tongchou.ledger.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from one thread to another that may be slower, in order and without end: what is beyond a bounded
 * buffer waits in a temporary file, so adding never waits for taking. The file is gone once the spool is closed, and empty
 * whenever the taker has caught up.
 */
final class Spool implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final int memoryLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** What came first; the file holds only what came after it. */
    private final Deque<byte[]> memory = new ArrayDeque<>();

    private int inMemory;
    private Optional<FileChannel> file = Optional.empty();
    private long written;
    private long read;
    private long largestFile;
    private boolean finished;
    private boolean closed;

    /**
     * @param memoryLimit bytes that may wait in memory
     */
    Spool(int memoryLimit) {
        this.memoryLimit = memoryLimit;
    }

    /** Adds bytes, which must not be changed any more; dropped where nobody takes them any more. */
    void add(byte[] bytes) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (read == written && inMemory + bytes.length <= memoryLimit) {
                memory.add(bytes);
                inMemory += bytes.length;
            } else {
                append(bytes);
            }
            changed.signalAll();
        } catch (IOException e) {
            throw new UncheckedIOException("answers cannot be spooled", e);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing will be added any more. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what came next, waiting for it; empty at the end. */
    Optional<byte[]> take() throws InterruptedException {
        lock.lock();
        try {
            while (isEmpty() && !finished && !closed) {
                changed.await();
            }
            if (isEmpty() || closed) {
                return Optional.empty();
            }
            if (!memory.isEmpty()) {
                byte[] next = memory.remove();
                inMemory -= next.length;
                return Optional.of(next);
            }
            return Optional.of(fromFile());
        } catch (IOException e) {
            throw new UncheckedIOException("spooled answers cannot be read", e);
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything that was added has been taken. */
    boolean isDrained() {
        lock.lock();
        try {
            return isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The most bytes that stood in the file at once. */
    long largestFile() {
        lock.lock();
        try {
            return largestFile;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            memory.clear();
            changed.signalAll();
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a spool file cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return memory.isEmpty() && read == written;
    }

    private void append(byte[] bytes) throws IOException {
        if (file.isEmpty()) {
            Path path = Files.createTempFile("ledger-answers-", ".ndjson");
            file = Optional.of(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            written += file.get().write(from, written);
        }
        largestFile = Math.max(largestFile, written);
    }

    private byte[] fromFile() throws IOException {
        ByteBuffer into = ByteBuffer.allocate((int) Math.min(CHUNK, written - read));
        while (into.hasRemaining()) {
            int count = file.orElseThrow().read(into, read + into.position());
            if (count < 0) {
                throw new IOException("the spool file ends before what was written to it");
            }
        }
        read += into.capacity();
        if (read == written) {
            file.orElseThrow().truncate(0);
            read = 0;
            written = 0;
        }
        return into.array();
    }
}
