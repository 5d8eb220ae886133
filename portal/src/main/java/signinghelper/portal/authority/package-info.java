/** Files with the certificates of CAs, which change while a portal's server runs. */
@NullMarked
package signinghelper.portal.authority;

import org.jspecify.annotations.NullMarked;
