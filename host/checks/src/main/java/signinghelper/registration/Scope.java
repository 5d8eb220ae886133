package signinghelper.registration;

/** Users for whom a host is registered. */
public enum Scope {
    PERSON,
    /** Everyone on this computer; needs an administrator. */
    SYSTEM
}
