package signinghelper.window.helper;

import signinghelper.certificate.RememberedChoices;
import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.check.Verdict;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.PluggedTokens;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** State of the helper window so far. Used only in the event thread; it survives a change of the language. */
final class HelperState {
    private final List<String> checks;
    private final List<String> repairsOnRequest;
    private final Runnable onChange;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<PluggedTokens> tokens = Optional.empty();
    private Optional<Refusal> tokensRefused = Optional.empty();
    private Optional<Refusal> pinRefused = Optional.empty();
    private Optional<Profile> profile = Optional.empty();
    private List<RepairJournal.Run> repairRuns = List.of();
    private List<RememberedChoices.Choice> remembered = List.of();
    private Optional<URI> unopened = Optional.empty();
    private Optional<ErrorCode> sought = Optional.empty();
    private boolean isDiagnosing;
    private boolean isChangingPin;
    private boolean showsFirstSteps;
    private RehearsalState rehearsal = RehearsalState.NONE;

    /**
     * Creates an empty state.
     *
     * @param checks ids in the order in which a user reads their findings
     * @param repairsOnRequest ids of repairs that may be chosen without a finding
     * @param showsFirstSteps true when no check has ever passed on this computer
     * @param onChange is called after each change
     */
    HelperState(List<String> checks, List<String> repairsOnRequest, boolean showsFirstSteps, Runnable onChange) {
        this.checks = List.copyOf(checks);
        this.repairsOnRequest = List.copyOf(repairsOnRequest);
        this.showsFirstSteps = showsFirstSteps;
        this.onChange = onChange;
    }

    List<String> checks() {
        return checks;
    }

    List<String> repairsOnRequest() {
        return repairsOnRequest;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    boolean isDiagnosing() {
        return isDiagnosing;
    }

    /** Returns the number of checks that have reported. */
    long checksDone() {
        return findings.stream().map(Finding::check).distinct().count();
    }

    /**
     * Returns the number of findings of {@code verdict}; the same finding for several certificates counts once, as in
     * the popup.
     */
    long count(Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(finding -> finding.check() + "\n" + finding.code())
                .distinct()
                .count();
    }

    /** Returns the U-Keys; empty before the first listing. */
    Optional<PluggedTokens> tokens() {
        return tokens;
    }

    /** Returns the reason why U-Keys could not be listed. */
    Optional<Refusal> tokensRefused() {
        return tokensRefused;
    }

    boolean isChangingPin() {
        return isChangingPin;
    }

    /** Returns the reason why the PIN was not changed the last time; empty when the user cancelled. */
    Optional<Refusal> pinRefused() {
        return pinRefused;
    }

    /** Returns the profile; empty when no valid profile exists. */
    Optional<Profile> profile() {
        return profile;
    }

    /** Returns the runs of repairs on this computer, the latest first. */
    List<RepairJournal.Run> repairRuns() {
        return repairRuns;
    }

    /** Returns the page that could not be opened because no browser was found. */
    Optional<URI> unopened() {
        return unopened;
    }

    /** Returns the code of the finding to be shown; empty once it has been shown, or when none is requested. */
    Optional<ErrorCode> sought() {
        return sought;
    }

    void seek(ErrorCode code) {
        sought = Optional.of(code);
        onChange.run();
    }

    void found() {
        sought = Optional.empty();
    }

    void know(Optional<Profile> now, List<RepairJournal.Run> runs) {
        profile = now;
        repairRuns = List.copyOf(runs);
        onChange.run();
    }

    /** Returns the certificates that are remembered for sites. */
    List<RememberedChoices.Choice> remembered() {
        return remembered;
    }

    void remembered(List<RememberedChoices.Choice> now) {
        remembered = List.copyOf(now);
        onChange.run();
    }

    void couldNotBrowse(URI page) {
        unopened = Optional.of(page);
        onChange.run();
    }

    void beginDiagnosis() {
        isDiagnosing = true;
        unopened = Optional.empty();
        findings.clear();
        onChange.run();
    }

    void add(Finding finding) {
        findings.add(finding);
        onChange.run();
    }

    void endDiagnosis() {
        isDiagnosing = false;
        onChange.run();
    }

    void plugged(PluggedTokens now, Optional<Refusal> refused) {
        tokens = Optional.of(now);
        tokensRefused = refused;
        onChange.run();
    }

    boolean showsFirstSteps() {
        return showsFirstSteps;
    }

    /** Shows the page of the first steps from now on. */
    void showFirstSteps() {
        showsFirstSteps = true;
    }

    RehearsalState rehearsal() {
        return rehearsal;
    }

    void rehearsal(RehearsalState now) {
        rehearsal = now;
        onChange.run();
    }

    void beginPinChange() {
        isChangingPin = true;
        pinRefused = Optional.empty();
        onChange.run();
    }

    void endPinChange(Optional<Refusal> refused) {
        isChangingPin = false;
        pinRefused = refused;
        onChange.run();
    }
}
