package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/**
 * Profile whose signature, age and head are accepted, restricted by the machine's policy. Its other fields are bound
 * when somebody first asks for them, once, and stay as they were in the file.
 */
public final class AdmittedProfile implements ProfileSource {
    private final ProfileHead head;
    private final Binding binding;
    private @Nullable Profile whole;

    /** Reading of the fields outside the head. */
    interface Binding {
        Profile bind() throws JsonProcessingException;
    }

    AdmittedProfile(ProfileHead head, Binding binding) {
        this.head = head;
        this.binding = binding;
    }

    /** Creates one whose fields are all bound. */
    public static AdmittedProfile of(Profile profile) {
        return new AdmittedProfile(profile.head(), () -> profile);
    }

    public ProfileHead head() {
        return head;
    }

    /** Returns itself. */
    @Override
    public AdmittedProfile admit() {
        return this;
    }

    /** Returns the whole profile, always the same object. */
    @Override
    public synchronized Profile load() throws Refusal {
        var bound = whole;
        if (bound == null) {
            try {
                bound = binding.bind();
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw Refusal.of(ErrorCode.PROFILE_INVALID, e);
            }
            whole = bound;
        }
        return bound;
    }
}
