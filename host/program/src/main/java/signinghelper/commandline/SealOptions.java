package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signinghelper.formats.seal.Seal;
import signinghelper.protocol.Refusal;
import signinghelper.work.SealFile;
import signinghelper.work.WantedSeal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Seal and its places, from the options of a command. */
final class SealOptions {
    private static final String ASK = "ask";
    private static final int CORNER = 3;
    private static final int CORNER_AND_SIZE = 5;

    @Option(names = "--seal", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--at", paramLabel = "PAGE,LEFT,TOP[,WIDTH,HEIGHT]|ask")
    private List<WantedSeal.Place> corners = List.of();

    @Option(names = "--keyword", paramLabel = "TEXT")
    private List<WantedSeal.AtKeyword> keywords = List.of();

    @Option(names = "--riding")
    private boolean riding;

    /** Returns the places, in the order of the options' kinds; empty when no seal is wanted. */
    Optional<WantedSeal> wanted() {
        return places().isEmpty() ? Optional.empty() : Optional.of(new WantedSeal(places()));
    }

    /** Returns the places. A seal without one is placed by the user in the window, who may move the others too. */
    private List<WantedSeal.Place> places() {
        var places = new ArrayList<WantedSeal.Place>(corners);
        places.addAll(keywords);
        if (riding) {
            places.add(new WantedSeal.Riding());
        }
        if (places.isEmpty() && file != null) {
            places.add(new WantedSeal.Asked(null));
        }
        return places;
    }

    /**
     * Returns the seal in the file; empty without one, and then those on the U-Key count.
     *
     * @throws Refusal as {@link SealFile#read}
     */
    List<Seal> given() throws Refusal {
        return file == null ? List.of() : List.of(SealFile.read(file));
    }

    /**
     * Parses a place: {@code ask} for one that the user decides on in the window, or a corner in millimetres, such as
     * {@code -1,140,220.5} or with a size {@code 1,20,30,40,40}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static WantedSeal.Place place(String text) {
        return text.equals(ASK) ? new WantedSeal.Asked(null) : corner(text.split(",", -1));
    }

    private static WantedSeal.Place corner(String... parts) {
        if (parts.length != CORNER && parts.length != CORNER_AND_SIZE) {
            throw new IllegalArgumentException("no corner");
        }
        var lengths = Stream.of(parts).skip(1).map(Double::valueOf).toList();
        var size = parts.length == CORNER ? null : new WantedSeal.Size(lengths.get(2), lengths.get(CORNER));
        return new WantedSeal.OnPage(Integer.parseInt(parts[0]), lengths.get(0), lengths.get(1), size, true);
    }

    static WantedSeal.AtKeyword keyword(String text) {
        return new WantedSeal.AtKeyword(text, null, true);
    }
}
