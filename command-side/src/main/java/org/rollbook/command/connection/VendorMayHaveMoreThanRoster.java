package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.PartnerCatalogue;

/** Vendors outside the partner programme get roster sync only, unless the district has settled otherwise (S37). */
record VendorMayHaveMoreThanRoster(
        Function function, KnownApplication application, PartnerCatalogue catalogue, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (function.needsPartner()
                && !application.isPartner(catalogue)
                && facts.setting(SettingKeys.NON_PARTNERS_MAY_GRADE)
                        .filter("true"::equals)
                        .isEmpty()) {
            throw new Refused(RefusalCode.NON_PARTNER_ROSTER_ONLY, function.label());
        }
    }
}
