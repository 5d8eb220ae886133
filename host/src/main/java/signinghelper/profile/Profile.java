package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;
import signinghelper.network.ListedAddress;
import signinghelper.protocol.Method;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One portal's settings. {@code profile.schema.json} describes the file.
 *
 * @param id short name, e.g. {@code demo}
 * @param version grows with every release of the profile and never goes back on a computer
 * @param title what the portal is called, by language tag
 * @param origins which origins may use the helper, and for what
 * @param cms the one form of signed documents that the portal accepts from SM2 keys
 * @param cmsNotes what is known of that form, by language tag, for whoever looks after the profile; may be left out
 * @param holder where in a certificate its holder stands; may be left out
 * @param binding rules for binding a certificate to an account; may be left out
 * @param menus where in the portal an account's organisation is corrected, by role and language tag; may be
 *     left out
 * @param extensionIds ids of the browser extension that may start the host: the own, and here those of {@code stores} too
 * @param drivers libraries of U-Key vendors, and whether others are looked for; may be left out
 * @param time whom to ask for the time; may be left out
 * @param anchors whose certificates the portal takes; may be left out
 * @param enrolment who knows which certificates are enrolled; may be left out
 * @param links pages that help, the best first; may be left out
 * @param contacts whom to ask; may be left out
 * @param biddingClients in the order in which they are shown; may be left out
 * @param middleware what gets in the way of the portal's U-Keys; may be left out
 * @param temporaryFiles what gathers in the folder of temporary files; may be left out
 * @param formerInstallations programs that came before the helper; may be left out
 * @param stores where browsers' stores have the extension, by {@code edge} and {@code chrome}; may be left out
 */
public record Profile(
        String id,
        int version,
        Kind kind,
        Map<String, String> title,
        List<AllowedOrigin> origins,
        List<String> extensionIds,
        Map<Account.Role, Map<String, String>> menus,
        CmsForm cms,
        List<Dated<Map<String, String>>> cmsNotes,
        HolderRules holder,
        BindingSettings binding,
        List<DriverEntry> drivers,
        TimeSettings time,
        Anchors anchors,
        Enrolment enrolment,
        Map<Link, List<Dated<URI>>> links,
        Map<Contact.Of, Dated<Contact>> contacts,
        List<Dated<BiddingClient>> biddingClients,
        List<Dated<Middleware>> middleware,
        TemporaryFiles temporaryFiles,
        List<Dated<FormerInstallation>> formerInstallations,
        Map<String, Dated<Store>> stores) {

    /** Begins the message about a field; its name follows. */
    static final String FAULT = "profile: ";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Set<String> STORES = Set.of("edge", "chrome");
    private static final Pattern EXTENSION_ID = Pattern.compile("[a-p]{32}");

    /** Only a demo may name {@code http://localhost}. */
    public enum Kind {
        @JsonProperty("demo")
        DEMO,
        @JsonProperty("production")
        PRODUCTION
    }

    /**
     * An origin and what it may ask for.
     *
     * @param origin e.g. {@code https://portal.example}, in a demo also {@code http://localhost:8080}, and
     *     {@code http://localhost:*} for any port
     * @param capabilities names of the methods that a profile may allow
     */
    public record AllowedOrigin(String origin, Set<String> capabilities) {
        private static final String ANY_PORT = ":*";
        private static final Pattern LOOPBACK = Pattern.compile("http://localhost(:[1-9][0-9]*|:\\*)?");

        public AllowedOrigin {
            capabilities = Set.copyOf(capabilities);
            require(Method.capabilities().containsAll(capabilities), "capabilities");
            require(new BrowserForm(withoutWildcard(origin)).isRight(), "origin");
            new Origin(withoutWildcard(origin));
        }

        boolean covers(Origin asked) {
            return isAnyPort()
                    ? asked.value().equals(withoutWildcard(origin))
                            || asked.value().startsWith(withoutWildcard(origin) + ":")
                    : asked.value().equals(origin);
        }

        boolean isOnlyForDemo() {
            return isAnyPort() || !origin.startsWith("https://");
        }

        boolean isLoopback() {
            return LOOPBACK.matcher(origin).matches();
        }

        private boolean isAnyPort() {
            return origin.endsWith(ANY_PORT);
        }

        private static String withoutWildcard(String origin) {
            return origin.endsWith(ANY_PORT) ? origin.substring(0, origin.length() - ANY_PORT.length()) : origin;
        }
    }

    public Profile {
        require(id != null && ID.matcher(id).matches(), "id");
        require(version > 0, "version");
        require(kind != null, "kind");
        require(title != null && title.containsKey("zh-CN") && title.containsKey("en"), "title");
        require(origins != null, "origins");
        require(
                extensionIds != null && extensionIds.stream().allMatch(EXTENSION_ID.asMatchPredicate()),
                "extensionIds");
        for (var allowed : origins) {
            require(!allowed.isOnlyForDemo() || (kind == Kind.DEMO && allowed.isLoopback()), "origins");
        }
        // Left out in the file, it is null here.
        cmsNotes = cmsNotes == null ? List.of() : List.copyOf(cmsNotes);
        holder = holder == null ? HolderRules.USUAL : holder;
        binding = binding == null ? BindingSettings.USUAL : binding;
        drivers = drivers == null ? List.of() : List.copyOf(drivers);
        require(drivers.stream().map(DriverEntry::name).distinct().count() == drivers.size(), "drivers");
        time = time == null ? TimeSettings.NONE : time;
        anchors = anchors == null ? Anchors.NONE : anchors;
        enrolment = enrolment == null ? Enrolment.NONE : enrolment;
        require(kind == Kind.DEMO || !enrolment.isLoopback(), "enrolment");
        links = links == null ? Map.of() : Map.copyOf(links);
        links.values().forEach(pages -> pages.forEach(page -> ListedAddress.of(page.value())));
        for (var page : links.getOrDefault(Link.INSTALLATION, List.of())) {
            require(isSafeToInstallFrom(ListedAddress.of(page.value()), kind), "links");
        }
        contacts = contacts == null ? Map.of() : Map.copyOf(contacts);
        biddingClients = biddingClients == null ? List.of() : List.copyOf(biddingClients);
        middleware = middleware == null ? List.of() : List.copyOf(middleware);
        temporaryFiles = temporaryFiles == null ? TemporaryFiles.NONE : temporaryFiles;
        formerInstallations = formerInstallations == null ? List.of() : List.copyOf(formerInstallations);
        title = Map.copyOf(title);
        origins = List.copyOf(origins);
        stores = stores == null ? Map.of() : Map.copyOf(stores);
        require(STORES.containsAll(stores.keySet()), "stores");
        extensionIds = Stream.concat(
                        extensionIds.stream(),
                        stores.values().stream().map(store -> store.value().id()))
                .distinct()
                .toList();
        menus = menus == null ? Map.of() : Map.copyOf(menus);
        require(cms != null && cms.isWrittenForSm2(), "cms");
    }

    private static boolean isSafeToInstallFrom(ListedAddress server, Kind kind) {
        return server.scheme().equals("https")
                || (kind == Kind.DEMO && server.host().equals("localhost"));
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException(FAULT + field);
        }
    }

    /** The same for fewer of its origins, or for less, and with fewer of its drivers. */
    Profile narrowedTo(List<AllowedOrigin> fewerOrigins, List<DriverEntry> fewerDrivers) {
        return new Profile(
                id,
                version,
                kind,
                title,
                fewerOrigins,
                extensionIds,
                menus,
                cms,
                cmsNotes,
                holder,
                binding,
                fewerDrivers,
                time,
                anchors,
                enrolment,
                links,
                contacts,
                biddingClients,
                middleware,
                temporaryFiles,
                formerInstallations,
                stores);
    }

    /** Libraries that are named. */
    public List<DriverLibrary> libraries() {
        return drivers.stream()
                .flatMap(entry -> entry instanceof DriverLibrary library ? Stream.of(library) : Stream.empty())
                .toList();
    }

    /** Returns whether libraries that are not named are loaded too, where they are found. */
    public boolean discovers() {
        return drivers.stream().anyMatch(Discovery.class::isInstance);
    }

    /** Where the organisation's name and code are corrected, in words; empty text where the profile does not say. */
    public String menu(Account.Role role, Language language) {
        return menus.getOrDefault(role, Map.of()).getOrDefault(language.tag(), "");
    }

    /** The best page for {@code purpose}; empty where the profile names none. */
    public Optional<URI> link(Link purpose) {
        return links.getOrDefault(purpose, List.of()).stream().map(Dated::value).findFirst();
    }

    /** Every page that a person may be sent to, of whatever use. */
    public Set<URI> pages() {
        var pages = new HashSet<URI>();
        links.values().forEach(dated -> dated.forEach(page -> pages.add(page.value())));
        stores.values().forEach(store -> pages.add(store.value().url()));
        Optional.ofNullable(time.portal()).ifPresent(pages::add);
        return Set.copyOf(pages);
    }

    /** CAs whose certificates the portal takes; empty where the profile names no root. */
    public Optional<CertificateTrust> trust() {
        return anchors.trust().map(trust -> trust.reading(holder));
    }

    /** Empty where the profile names none. */
    public Optional<Contact> contact(Contact.Of whose) {
        return Optional.ofNullable(contacts.get(whose)).map(Dated::value);
    }

    /** The store {@code edge} or {@code chrome}; empty where the extension is not in it yet. */
    public Optional<Store> store(String name) {
        return Optional.ofNullable(stores.get(name)).map(Dated::value);
    }

    /** What {@code origin} may ask for; empty for one that may not use the helper at all. */
    public Set<String> capabilitiesOf(Origin origin) {
        var found = new HashSet<String>();
        origins.stream()
                .filter(allowed -> allowed.covers(origin))
                .forEach(allowed -> found.addAll(allowed.capabilities()));
        return Set.copyOf(found);
    }
}
