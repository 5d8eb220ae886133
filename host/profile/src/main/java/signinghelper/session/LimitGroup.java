package signinghelper.session;

/**
 * Sessions that share limits: those of one web origin, or all of the program that started the host. A client's name is
 * not part of it, since a client could choose another one with each session.
 *
 * @param name of the group, for comparison alone
 */
public record LimitGroup(String name) {
    static final LimitGroup OF_STARTER = new LimitGroup("--stdio");
}
