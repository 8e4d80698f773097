package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go with something; {@code briefs-plain.txt} has more of them. */
class EnclosedTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    private static String calls(Plan plan) {
        return String.join(
                " > ",
                plan.steps().stream().map(step -> step.tool() + "." + step.op()).toList());
    }

    @Test
    void what_cannot_be_told_of_them_is_asked() {
        Plan plan = planning.plan("Send specific PDF attachments from Gmail to Google Drive using OpenAI");

        assertThat(calls(plan)).isEqualTo("gmail.search > gmail.get_attachment > google_drive.upload");
        Step upload = plan.steps().getLast();
        assertThat(upload.approval()).isNotNull();
        assertThat(upload.approval().message()).contains("“specific PDF attachments”", "“using OpenAI”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Save the attachments of Linear issue ENG-4 to Drive",
                "Gmail to Drive attachment saver",
                "Draft a mail to boss@example.com with the attachment of Bob's latest mail",
                "Save the file Report.pdf from Drive to the Drive folder Invoices",
                "Email me the file budget.xlsx from drive",
                "Save all attachments to Drive",
                "give carol@customer.example edit rights on the Drive file Notes",
                "Delete the attachments of Bob's mail",
            })
    void what_is_no_file_of_a_mail_that_is_put_somewhere_is_planned_as_it_was(String brief) {
        try {
            assertThat(calls(planning.unchecked(brief))).doesNotContain("get_attachment");
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("cannot_plan");
        }
    }

    @Test
    void one_that_is_spoken_of_has_to_be_the_only_one() {
        assertThat(planning.plan("Save the attachment of Bob's latest mail to Drive")
                        .steps()
                        .get(1)
                        .forEach())
                .startsWith("only(");
        assertThat(planning.plan("Save the attachments of Bob's latest mail to Drive")
                        .steps()
                        .get(1)
                        .forEach())
                .doesNotContain("only(");
    }

    @Test
    void a_mail_that_is_forwarded_with_them_has_its_own_text() {
        Step send = planning.plan("Forward Bob's latest mail with its attachments to boss@example.com")
                .steps()
                .getLast();

        assertThat(String.valueOf(send.params().get("body"))).contains("one.body");
        assertThat(String.valueOf(send.params().get("attachments"))).contains("one.content");
    }
}
