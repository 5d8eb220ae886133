/** What may keep someone from logging in or signing, and what can be done about it. Every check reports, none throws. */
@NullMarked
package signinghelper.check;

import org.jspecify.annotations.NullMarked;
