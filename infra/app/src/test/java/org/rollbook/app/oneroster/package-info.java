/** OneRoster on the assembled service: every operation, scopes, walks, and the rules of the grade book over HTTP. */
package org.rollbook.app.oneroster;
