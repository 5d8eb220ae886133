package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signinghelper.protocol.Refusal;
import signinghelper.work.SealBox;
import signinghelper.work.SealFile;
import signinghelper.work.WantedSeal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seal and its places, from the options of a command. */
final class SealOptions {
    private static final int CORNER = 3;
    private static final int CORNER_AND_SIZE = 5;

    @Option(names = "--seal", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--at", paramLabel = "PAGE,LEFT,TOP[,WIDTH,HEIGHT]")
    private List<WantedSeal.OnPage> corners = List.of();

    @Option(names = "--keyword", paramLabel = "TEXT")
    private List<WantedSeal.AtKeyword> keywords = List.of();

    @Option(names = "--riding")
    private boolean riding;

    /** Returns true when a seal is named and no place for it. */
    boolean lacksPlace() {
        return file != null && places().isEmpty();
    }

    /** Returns the seal's file, for the text of a refusal; null when none is given. */
    @Nullable
    Path file() {
        return file;
    }

    /** Returns the places, in the order of the options' kinds; empty when no seal is wanted. */
    Optional<WantedSeal> wanted() {
        return places().isEmpty() ? Optional.empty() : Optional.of(new WantedSeal(places()));
    }

    private List<WantedSeal.Place> places() {
        var places = new ArrayList<WantedSeal.Place>(corners);
        places.addAll(keywords);
        if (riding) {
            places.add(new WantedSeal.Riding());
        }
        return places;
    }

    /**
     * Returns the seal in the file; empty without one, and then those on the U-Key count.
     *
     * @throws Refusal as {@link SealFile#read}
     */
    SealBox box() throws Refusal {
        if (file == null) {
            return SealBox.EMPTY;
        }
        var seal = SealFile.read(file);
        return key -> List.of(seal);
    }

    /**
     * Parses a corner in millimetres, such as {@code -1,140,220.5} or with a size {@code 1,20,30,40,40}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static WantedSeal.OnPage corner(String text) {
        var parts = List.of(text.split(",", -1));
        if (parts.size() != CORNER && parts.size() != CORNER_AND_SIZE) {
            throw new IllegalArgumentException("no corner");
        }
        var lengths = parts.stream().skip(1).map(Double::valueOf).toList();
        var size = parts.size() == CORNER ? null : new WantedSeal.Size(lengths.get(2), lengths.get(CORNER));
        return new WantedSeal.OnPage(Integer.parseInt(parts.get(0)), lengths.get(0), lengths.get(1), size);
    }
}
