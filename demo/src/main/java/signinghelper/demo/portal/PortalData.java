package signinghelper.demo.portal;

/** The data that all nodes of the portal share, as in a database: accounts, logins, and the log of verifications. */
record PortalData(Accounts accounts, Sessions sessions, VerificationLog verifications) {
    static PortalData empty() {
        var accounts = new Accounts();
        return new PortalData(accounts, new Sessions(accounts), new VerificationLog());
    }

    void forgetAll() {
        accounts.forgetAll();
        sessions.forgetAll();
        verifications.forgetAll();
    }
}
