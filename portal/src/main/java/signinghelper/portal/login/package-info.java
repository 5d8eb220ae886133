/** The origin-bound login token: what is signed, and whether a token holds. */
@NullMarked
package signinghelper.portal.login;

import org.jspecify.annotations.NullMarked;
