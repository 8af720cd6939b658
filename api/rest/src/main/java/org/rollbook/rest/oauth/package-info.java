/** Access tokens: how a vendor gets one, and what a request that carries one may do. */
@NullMarked
package org.rollbook.rest.oauth;

import org.jspecify.annotations.NullMarked;
