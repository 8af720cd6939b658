package org.rollbook.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a node and its database, and can cut the wire when the server says that it committed. */
final class LossyProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final AtomicBoolean cut = new AtomicBoolean();
    final AtomicInteger cuts = new AtomicInteger();

    LossyProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next answer to a commit never arrives, and the connection is gone. */
    void loseNextCommit() {
        cut.set(true);
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var database = new Socket("localhost", target);
                Thread.startVirtualThread(() -> requests(client, database));
                Thread.startVirtualThread(() -> answers(client, database));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void requests(Socket client, Socket database) {
        try (client;
                database) {
            client.getInputStream().transferTo(database.getOutputStream());
        } catch (IOException closed) {
            // one of the two has gone
        }
    }

    private void answers(Socket client, Socket database) {
        try (client;
                database;
                var in = new DataInputStream(database.getInputStream())) {
            var out = client.getOutputStream();
            while (true) {
                var message = message(in);
                if (message[0] == 'C'
                        && new String(message, 5, message.length - 6, StandardCharsets.US_ASCII).equals("COMMIT")
                        && cut.compareAndSet(true, false)) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(message);
                out.flush();
            }
        } catch (IOException closed) {
            // one of the two has gone
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(in.readByte());
        var length = in.readInt();
        for (var shift = 24; shift >= 0; shift -= 8) {
            bytes.write(length >>> shift);
        }
        bytes.write(in.readNBytes(length - 4));
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
