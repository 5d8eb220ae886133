package signinghelper.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.platform.WholeFile;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * History of the user's own signatures. It is off until the user turns it on, stays on this computer, and never reaches a
 * page.
 */
public final class SignatureHistory {
    /** Years of ordinary use; a batch of 1,000 documents takes about a quarter of a megabyte. */
    private static final long MOST_BYTES = 16L << 20;

    private static final String ON = "on";
    private static final String OFF = "off";

    /** Use of the history. */
    public enum State {
        /** The administrator or the portal does not want it; nothing is added. */
        FORBIDDEN,
        OFF,
        /** Off, and the portal proposes to turn it on. */
        PROPOSED,
        ON
    }

    private final Path folder;
    private final HistoryFile file;
    private final ProfileSource profile;
    private final WireFormat format;

    /** @param profile says whether the history is allowed; without a valid profile it is not */
    public SignatureHistory(Path folder, ProfileSource profile, WireFormat format) {
        this(folder, MOST_BYTES, profile, format);
    }

    SignatureHistory(Path folder, long mostBytes, ProfileSource profile, WireFormat format) {
        this.folder = folder;
        this.file = new HistoryFile(folder, mostBytes);
        this.profile = profile;
        this.format = format;
    }

    /** Returns the state; reading it writes nothing. */
    public State state() throws IOException {
        var rule = rule();
        if (rule == HistoryRule.FORBIDDEN) {
            return State.FORBIDDEN;
        }
        var choice = choice();
        if (choice.isEmpty()) {
            return rule == HistoryRule.PROPOSED ? State.PROPOSED : State.OFF;
        }
        return choice.get().equals(ON) ? State.ON : State.OFF;
    }

    private HistoryRule rule() {
        try {
            return profile.load().signing().history();
        } catch (Refusal refusal) {
            // A policy that cannot be read may forbid it.
            return HistoryRule.FORBIDDEN;
        }
    }

    private Path choiceFile() {
        return folder.resolve("choice");
    }

    private Optional<String> choice() throws IOException {
        return Files.exists(choiceFile())
                ? Optional.of(Files.readString(choiceFile()).strip())
                : Optional.empty();
    }

    /** Remembers the user's choice. Turning the history off keeps what is in it. */
    public void turn(boolean on) throws IOException {
        WholeFile.write(choiceFile(), (on ? ON : OFF).getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds an entry when the history is on. */
    public void add(HistoryEntry entry) throws IOException {
        if (state() == State.ON) {
            file.append(new String(format.toBytes(format.encode(entry)), StandardCharsets.UTF_8));
        }
    }

    /** Returns the entries that can be read, the latest first. */
    public List<HistoryEntry> entries() throws IOException {
        var entries = new ArrayList<HistoryEntry>();
        for (var line : file.lines()) {
            entry(line).ifPresent(entries::add);
        }
        Collections.reverse(entries);
        return List.copyOf(entries);
    }

    /** Reads a line; empty when it was cut short, or when another version wrote it. */
    private Optional<HistoryEntry> entry(String line) {
        try {
            return Optional.of(format.decode(HistoryEntry.class, line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Deletes one entry for good. */
    public void delete(String id) throws IOException {
        file.remove(line -> entry(line).filter(entry -> entry.id().equals(id)).isPresent());
    }

    /** Returns true when there is nothing to delete. */
    public boolean isEmpty() throws IOException {
        return file.lines().isEmpty() && !AwaitedOpenings.areIn(folder);
    }

    /** Deletes every entry, and the openings that were noted, for good. */
    public void clear() throws IOException {
        file.remove(line -> true);
        AwaitedOpenings.deleteFrom(folder);
    }
}
