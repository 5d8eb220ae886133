package signinghelper.profile;

import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sources of help for a user.
 *
 * @param links pages that help, best first
 * @param contacts for questions
 * @param biddingClients in the order in which they are shown
 */
public record Help(
        Map<Link, List<Dated<URI>>> links,
        Map<Contact.Of, Dated<Contact>> contacts,
        List<Dated<BiddingClient>> biddingClients) {

    /** Help without pages and contacts. */
    public static final Help NONE = new Help(Map.of(), Map.of(), List.of());

    public Help {
        links = Map.copyOf(links);
        links.values().forEach(pages -> pages.forEach(page -> ListedAddress.of(page.value())));
        contacts = Map.copyOf(contacts);
        biddingClients = List.copyOf(biddingClients);
    }

    /** Returns the best page for {@code purpose}; empty when the profile names none. */
    public Optional<URI> link(Link purpose) {
        return links.getOrDefault(purpose, List.of()).stream().map(Dated::value).findFirst();
    }

    /** Returns the contact; empty when the profile names none. */
    public Optional<Contact> contact(Contact.Of whose) {
        return Optional.ofNullable(contacts.get(whose)).map(Dated::value);
    }
}
