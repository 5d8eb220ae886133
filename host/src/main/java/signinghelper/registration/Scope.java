package signinghelper.registration;

/** For whom a host is registered. */
public enum Scope {
    PERSON,
    /** Everyone on this computer; needs an administrator. */
    SYSTEM
}
