/** A CA of tests: keys, certificates, revocation, time stamps, each of which can be spoilt. */
@NullMarked
package signinghelper.testkit.authority;

import org.jspecify.annotations.NullMarked;
