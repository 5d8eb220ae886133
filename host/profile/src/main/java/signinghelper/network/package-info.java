/** Network access from the host: only to addresses that the profile lists, and within limits. */
@NullMarked
package signinghelper.network;

import org.jspecify.annotations.NullMarked;
