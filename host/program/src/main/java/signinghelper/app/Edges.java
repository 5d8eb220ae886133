package signinghelper.app;

import signinghelper.certificate.RevocationWatch;
import signinghelper.check.CertificateReading;
import signinghelper.check.Check;
import signinghelper.check.InstalledLibraries;
import signinghelper.check.Repair;
import signinghelper.clock.MonotonicClock;
import signinghelper.clock.TimeSource;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.TimeStamping;
import signinghelper.guidance.GuidanceBook;
import signinghelper.profile.ProfileLook;
import signinghelper.profile.ProfileSource;
import signinghelper.prompt.Notices;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.registration.Registration;
import signinghelper.session.Sessions;
import signinghelper.support.Whereabouts;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.HelperWindow;
import signinghelper.work.JudgingProcess;
import signinghelper.work.WindowWork;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Edges of the program: its parts that access the outside world. The program uses those of {@link ThisComputer}, and a
 * test uses its own; the {@link Helper} between them is the same.
 */
public record Edges(
        Place place, Profiles profiles, Keys keys, Clocks clocks, Judging judging, User user, Computer computer) {

    /**
     * The program as it is installed, and its folders.
     *
     * @param install folder that the program lies in
     * @param state folder of the data that is kept between starts
     * @param log folder of the log
     * @param contents that a page has put for signing
     */
    public record Place(
            String version, Path install, Path state, Path log, Whereabouts whereabouts, PrivateFolder contents) {

        /** Name and version of the program, as what it signs and reports have them. */
        String program() {
            return "signing-helper/" + version;
        }
    }

    /**
     * The profile in force, and others.
     *
     * @param adoption the profile in force, with its version noted, its drivers and its clocks in use; for a session or
     *     a command that begins
     * @param glance the profile in force and nothing more: reading it writes nothing
     * @param look at the profile of another copy of the program
     */
    public record Profiles(ProfileSource adoption, ProfileSource glance, ProfileLook look) {}

    /**
     * U-Keys that are plugged in, and the libraries that reach them.
     *
     * @param libraries of drivers that lie on this computer
     */
    public record Keys(Tokens tokens, InstalledLibraries libraries) {}

    /** The best known time, and a clock that only counts. */
    public record Clocks(TimeSource time, MonotonicClock monotonic) {}

    /**
     * Answers that a signature is judged or made by.
     *
     * @param process starter of processes that judge documents
     * @param revocation question to a certificate's CA
     * @param timeStamping time stamps of signed documents
     */
    public record Judging(
            JudgingProcess.Starter process, RevocationWatch.Question revocation, TimeStamping timeStamping) {}

    /**
     * The person in front of the computer, and the words that are said to them.
     *
     * @param notices empty where nothing is shown beside their work
     */
    public record User(
            Prompt prompt, RemovalPrompt removal, Windows windows, Optional<Notices> notices, GuidanceBook guidance) {}

    /**
     * The computer as it is diagnosed, repaired and known to browsers.
     *
     * @param registrations of the host with browsers; of browser profiles in a given folder instead of the usual one
     */
    public record Computer(Checks checks, List<Repair> repairs, Function<Optional<Path>, Registration> registrations) {
        public Computer {
            repairs = List.copyOf(repairs);
        }
    }

    /** Maker of the helper window. */
    public interface Windows {
        HelperWindow make(WindowWork work);
    }

    /** Checks of the diagnosis, in the order in which a user reads their findings. */
    public interface Checks {
        /** Creates new checks. */
        List<Check> make(Sessions sessions, CertificateReading certificates);
    }
}
