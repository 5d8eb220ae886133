// Written into the code by the build.

/** The portal whose build this is, from its profile; the page library, which is built for no portal, has none. */
declare const PORTAL: {
  /** The profile's id. */
  readonly profile: string;
  readonly title: Readonly<Record<"zh-CN" | "en", string>>;
};

/** Origins of the portal profile: `https://portal.example`, or in a demo `http://localhost:8080`, or `http://localhost:*` for any port. */
declare const ALLOWED_ORIGINS: readonly string[];

/**
 * Pages from the portal profile: the page that installs the program, where it names one, and the extension's in each
 * browser's store. The page library, which is built for no portal, has none.
 */
declare const INSTALLATION: {
  readonly page?: string;
  readonly stores: { readonly edge?: string; readonly chrome?: string };
};

/** Contacts by language, as the profile names them; the page library has none. */
declare const CONTACTS: Readonly<Record<"zh-CN" | "en", { readonly contact?: string; readonly support?: string }>>;

/** Version of the page library. */
declare const LIBRARY_VERSION: string;
