package signinghelper.app;

import signinghelper.command.SessionOpenCommand;
import signinghelper.protocol.BrokenFrameException;
import signinghelper.protocol.Hello;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.Method;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Request;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Native-messaging host: reads frames until the browser, or the desktop client, closes the pipe. */
final class NativeMessagingHost {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BROKEN_FRAME = 3;
    private static final long SECONDS_TO_FINISH = 5;

    private final NativeMessageStream stream;
    private final Starter starter;

    NativeMessagingHost(InputStream in, OutputStream out, Starter starter) {
        this.stream = new NativeMessageStream(in, out);
        this.starter = starter;
    }

    /** Sends the first message before anything slow is loaded; returns the exit code. */
    int run() {
        try {
            stream.write(new Hello(Version.read(), Method.names()).toBytes());
            loadJson();
            try (var computer = new ThisComputer()) {
                var host = computer.helper().host(stream, starter);
                try {
                    return serve(host, computer);
                } finally {
                    host.dispatcher().finish(SECONDS_TO_FINISH);
                }
            }
        } catch (IOException e) {
            System.err.println("signing-helper: " + e.getMessage());
            return FAILED;
        }
    }

    /** Loads the JSON of the first request beside all else that it needs, and which takes as long. */
    private static void loadJson() {
        ThisComputer.inBackground(
                "json", () -> WireFormat.load(SessionOpenCommand.Arguments.class, SessionOpenCommand.Result.class));
    }

    /** Prepares only what the first request needs; slow work begins after the first list. */
    private int serve(Helper.Host host, ThisComputer computer) {
        var log = System.getLogger(NativeMessagingHost.class.getName());
        log.log(Level.INFO, "host " + Version.read() + " on Java " + Runtime.version());
        try {
            var isFirst = true;
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                answer(host, frame.get(), log);
                if (isFirst) {
                    isFirst = false;
                    computer.prepareAfterFirstList();
                }
            }
            log.log(Level.INFO, "end of input");
            return DONE;
        } catch (BrokenFrameException e) {
            stream.stopWriting();
            System.err.println("signing-helper: " + e.getMessage());
            log.log(Level.ERROR, "broken frame", e);
            return BROKEN_FRAME;
        } catch (IOException e) {
            log.log(Level.ERROR, "input failed", e);
            return FAILED;
        }
    }

    private static void answer(Helper.Host host, byte[] frame, Logger log) {
        try {
            var request = host.requestReader().read(frame);
            log.log(Level.INFO, "frame " + describe(request), request.session());
            host.dispatcher().accept(request);
        } catch (MalformedRequestException e) {
            log.log(Level.WARNING, "frame of " + frame.length + " bytes is no request", e);
            host.answers().malformed(e);
        }
    }

    /** Returns method, id and asker; never the other parameters. */
    private static String describe(Request request) {
        var session = request.session().isEmpty() ? "-" : request.session();
        var origin = request.params().path("origin").asText("");
        return clip(request.method()) + " " + request.id() + " " + clip(session) + " " + clip(origin);
    }

    private static String clip(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
