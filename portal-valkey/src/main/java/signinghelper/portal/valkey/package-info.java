/** The challenges of a portal on several nodes, in a Valkey or Redis that all of them reach. */
@NullMarked
package signinghelper.portal.valkey;

import org.jspecify.annotations.NullMarked;
