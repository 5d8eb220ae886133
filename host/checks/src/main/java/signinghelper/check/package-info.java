/**
 * Checks for the causes that keep a user from logging in or signing, and the repairs for them. A check reports every
 * problem as a finding and never throws.
 */
@NullMarked
package signinghelper.check;

import org.jspecify.annotations.NullMarked;
