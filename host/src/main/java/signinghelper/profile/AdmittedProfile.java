package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Origin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Profile whose signature, age and head are accepted, restricted by the machine's policy. Its other fields are bound
 * when somebody first asks for them, once, and stay as they were in the file.
 */
public final class AdmittedProfile implements ProfileSource {
    private final ProfileHead head;
    private final List<ClientSite> clients;
    private final Binding binding;
    private @Nullable Profile whole;

    /** Reading of the fields outside the head. */
    interface Binding {
        Profile bind() throws JsonProcessingException;
    }

    AdmittedProfile(ProfileHead head, List<ClientSite> clients, Binding binding) {
        this.head = head;
        this.clients = List.copyOf(clients);
        this.binding = binding;
    }

    /** Creates one whose fields are all bound, with the sites that the machine's policy gives to desktop clients. */
    public static AdmittedProfile of(Profile profile, ClientSite... clients) {
        return new AdmittedProfile(profile.head(), List.of(clients), () -> profile);
    }

    public ProfileHead head() {
        return head;
    }

    /** Returns the origin that the machine's policy lets a desktop client act for; empty when it names none. */
    public Optional<Origin> originOf(Path executable) {
        return clients.stream()
                .filter(client -> client.isOf(executable))
                .map(ClientSite::origin)
                .findFirst();
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
