package io.calltracking;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.calltracking.internal.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.calltracking";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void wordsKnowOnlyWords() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and(not(belongToAnyOf(CallTracker.class, CallTrackerBuilder.class)))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(ROOT).or(not(resideInAPackage(ROOT + ".."))))
                .check(CORE);
    }

    @Test
    void lifecycleIsPureAndKnowsOnlyWords() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".lifecycle")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".store",
                        ROOT + ".provider..",
                        ROOT + ".webhook",
                        ROOT + ".internal",
                        ROOT + ".client..",
                        "java.io",
                        "java.util.concurrent..",
                        "org.slf4j..")
                .check(CORE);
    }

    @Test
    void storesAndWebhooksKnowNothingOfProvidersOrTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".store", ROOT + ".webhook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".provider..", ROOT + ".internal", ROOT + ".client..")
                .check(CORE);
    }

    @Test
    void complianceIsPureAndKnowsOnlyWords() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".compliance")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                ROOT + ".store",
                                ROOT + ".provider..",
                                ROOT + ".webhook",
                                ROOT + ".internal",
                                ROOT + ".client..",
                                "java.util.concurrent..",
                                "org.slf4j..")
                        .and(not(belongToAnyOf(Numbers.class))))
                .check(CORE);
    }

    @Test
    void phoneNumbersCanBeAbsent() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("NumberingPlans")
                .and()
                .haveSimpleNameNotContaining("ZonesByPrefix")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.i18n..")
                .check(CORE);
    }

    @Test
    void onlyAdaptersKnowClients() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".lifecycle", ROOT + ".store", ROOT + ".webhook", ROOT + ".provider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".client..")
                .check(CORE);
    }

    @Test
    void nobodyReadsTheWallClockOrSleeps() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CORE);
    }
}
