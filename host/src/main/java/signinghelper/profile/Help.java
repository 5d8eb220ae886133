package signinghelper.profile;

import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user finds help.
 *
 * @param links pages that help, the best first
 * @param contacts whom to ask
 * @param biddingClients in the order in which they are shown
 */
public record Help(
        Map<Link, List<Dated<URI>>> links,
        Map<Contact.Of, Dated<Contact>> contacts,
        List<Dated<BiddingClient>> biddingClients) {

    /** No page and nobody. */
    public static final Help NONE = new Help(Map.of(), Map.of(), List.of());

    public Help {
        links = Map.copyOf(links);
        links.values().forEach(pages -> pages.forEach(page -> ListedAddress.of(page.value())));
        contacts = Map.copyOf(contacts);
        biddingClients = List.copyOf(biddingClients);
    }

    /** The best page for {@code purpose}; empty where the profile names none. */
    public Optional<URI> link(Link purpose) {
        return links.getOrDefault(purpose, List.of()).stream().map(Dated::value).findFirst();
    }

    /** Empty where the profile names none. */
    public Optional<Contact> contact(Contact.Of whose) {
        return Optional.ofNullable(contacts.get(whose)).map(Dated::value);
    }
}
