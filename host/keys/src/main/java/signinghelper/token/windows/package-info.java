/**
 * Keys in Windows' own certificate store, through Java's SunMSCAPI. Runs in a bridge, since the provider behind a key
 * is vendor code like any other.
 */
@NullMarked
package signinghelper.token.windows;

import org.jspecify.annotations.NullMarked;
