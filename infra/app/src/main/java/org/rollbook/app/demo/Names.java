package org.rollbook.app.demo;

import java.util.List;
import java.util.Random;

/** Given and family names from several languages; they are combined at random. */
final class Names {
    private static final List<String> GIVEN = List.of(
            "Aiko", "Amara", "Ana", "Ángel", "Anselm", "Ayla", "Béla", "Bjørn", "Chidi", "Chloé", "Dimitra", "Dao",
            "Elif", "Émile", "Fatima", "Finn", "Giulia", "Goran", "Hana", "Héctor", "Ilse", "Imani", "Iñaki", "Jakub",
            "Jun", "Kaito", "Katarína", "Kofi", "Lars", "Leila", "Linh", "Lucía", "Łucja", "Mahalia", "Mateo", "Mei",
            "Mirela", "Nadia", "Noa", "Ngozi", "Oisín", "Olena", "Omar", "Paolo", "Priya", "Quentin", "Raúl", "Rivka",
            "Rohan", "Saoirse", "Sára", "Selma", "Søren", "Tariq", "Thandi", "Tomasz", "Ula", "Vera", "Viggo", "Wanjiru",
            "Xiomara", "Yael", "Yusuf", "Zoë");

    private static final List<String> FAMILY = List.of(
            "Abara", "Achterberg", "Álvarez", "Andersen", "Baptiste", "Bielak", "Brânză", "Castellanos", "Chen", "Çelik",
            "D'Aubert", "Dlamini", "Dvořák", "Eriksen", "Farouk", "Fernández", "Fitzgerald", "García", "Grünwald",
            "Haddad", "Hernández", "Hoàng", "Ibrahim", "Iversen", "Jankowski", "Joubert", "Kaya", "Kim", "Kovács",
            "Larsen", "Lefèvre", "Lindqvist", "MacGregor", "Mbeki", "Mendes", "Moreau", "Müller", "Nakamura", "Nguyễn",
            "Novák", "O'Brien", "Okafor", "Olsson", "Özdemir", "Papadakis", "Park", "Petrović", "Quispe", "Rahman",
            "Reyes", "Rossi", "Sato", "Schäfer", "Silva", "Šimek", "Tanaka", "Thorsen", "Ueda", "van der Meer", "Vargas",
            "Wójcik", "Xu", "Yılmaz", "Zieliński");

    private Names() {}

    static String given(Random random) {
        return GIVEN.get(random.nextInt(GIVEN.size()));
    }

    static String family(Random random) {
        return FAMILY.get(random.nextInt(FAMILY.size()));
    }
}
