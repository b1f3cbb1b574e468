//! A new card in the place of a cancelled one: only then, only for who was recognised, and the old one stays
//! where it is.

use futures_util::future::join_all;
use latchkey::domain::role::Role;
use latchkey::urls;

use super::{AMARA, FIONA, PRIYA, of, who};
use crate::support::{Browser, Page, TestApp, on_both, staff};

on_both! {
    a_holder_gets_a_new_card_and_the_old_one_stays_cancelled,
    there_is_no_new_card_while_there_is_one,
    the_checklist_comes_first_and_in_doubt_there_is_no_card,
    two_desks_at_once_issue_one_card,
    nobody_issues_a_card_to_themselves_or_without_the_power,
}

const NEW: &str = "739184";

impl Browser<'_> {
    async fn recognise_for_a_card(&self, holder: usize) -> Page {
        let all = [
            ("check_photograph", "yes"),
            ("check_document", "yes"),
            ("check_number", "yes"),
        ];
        self.submit(&of(urls::RA_REPLACE, holder), &all).await
    }

    async fn type_for_new_card(&self, holder: usize, new: &str, confirm: &str) -> Page {
        self.get(&of(urls::RA_REPLACE_PASSCODE, holder)).await;
        let fields = [("new_passcode", new), ("confirm_passcode", confirm)];
        self.post(&of(urls::RA_REPLACE_PASSCODE, holder), &fields)
            .await
    }
}

impl TestApp {
    fn cards_of(&self, holder: usize) -> usize {
        let whose = format!(
            "(SELECT id FROM holders WHERE smartcard_number = '{}')",
            who(holder).number
        );
        self.count(&format!("cards WHERE holder_id = {whose}"))
    }
}

async fn a_holder_gets_a_new_card_and_the_old_one_stays_cancelled(app: TestApp) {
    let priya = who(PRIYA);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.cancel_own("stolen").await;
    app.browser().lock_out(priya.number).await;
    let agent = app.officer(Role::RaAgent).await;
    let file = agent.get(&of(urls::RA_HOLDER, PRIYA)).await;
    assert!(file.links("main a").contains(&of(urls::RA_REPLACE, PRIYA)));
    // A crime number is asked for, and not waited for.
    let list = agent.get(&of(urls::RA_REPLACE, PRIYA)).await;
    list.says("there is no crime number yet");
    agent
        .recognise_for_a_card(PRIYA)
        .await
        .leads_to(&of(urls::RA_REPLACE_PASSCODE, PRIYA));
    let turn = agent.get(&of(urls::RA_REPLACE_PASSCODE, PRIYA)).await;
    turn.says(priya.name);
    assert!(turn.links("nav a").iter().all(|l| l != urls::RA_HOLDERS));
    for (new, confirm) in [("", ""), ("123456", "123456"), (NEW, "739185")] {
        agent
            .type_for_new_card(PRIYA, new, confirm)
            .await
            .has_status(422);
    }
    assert_eq!(app.cards_of(PRIYA), 1);
    let done = agent.type_for_new_card(PRIYA, NEW, NEW).await;
    done.leads_to(&format!("{}?done=replaced", of(urls::RA_HOLDER, PRIYA)));
    agent
        .get(&done.location)
        .await
        .says("The new card is in use");
    assert_eq!(app.cards_of(PRIYA), 2);
    assert_eq!(app.incidents("state"), ["replaced"]);
    assert_eq!(app.incidents("closed_by"), [staff(Role::RaAgent).email]);
    assert_eq!(app.strikes(priya.number), 0);
    assert_eq!(app.happened("card_replaced"), 1);
    assert_eq!(app.mails_about(priya, "new smartcard").await.len(), 1);
    // The new card signs in with its passcode, and the old passcode opens nothing.
    app.browser()
        .try_sign_in(priya.number, priya.passcode)
        .await
        .has_status(422);
    let holder = app.browser();
    holder.sign_in_with(priya, NEW).await;
    holder
        .get(urls::PROFILE)
        .await
        .says("You are not registered");
    let renewals = "SELECT CAST(renewals AS TEXT) || ' ' || COALESCE(cancelled_for, 'in use') AS value \
        FROM cards WHERE serial LIKE 'LK-%' AND holder_id IN (SELECT id FROM holders WHERE \
        smartcard_number = '555012340033')";
    assert_eq!(app.values(renewals), ["0 in use"]);
    // The turn is over.
    agent
        .type_for_new_card(PRIYA, "846297", "846297")
        .await
        .leads_to(&of(urls::RA_REPLACE, PRIYA));
    assert_eq!(app.cards_of(PRIYA), 2);
    app.mails().await;
}

async fn there_is_no_new_card_while_there_is_one(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let list = agent.get(&of(urls::RA_REPLACE, FIONA)).await;
    list.says("This holder’s card is not cancelled");
    agent
        .recognise_for_a_card(FIONA)
        .await
        .leads_to(&of(urls::RA_REPLACE, FIONA));
    agent
        .type_for_new_card(FIONA, NEW, NEW)
        .await
        .leads_to(&of(urls::RA_REPLACE, FIONA));
    let file = agent.get(&of(urls::RA_HOLDER, FIONA)).await;
    assert!(!file.links("main a").contains(&of(urls::RA_REPLACE, FIONA)));
    assert_eq!(app.cards_of(FIONA), 1);
    assert_eq!(app.happened("card_replaced"), 0);
}

async fn the_checklist_comes_first_and_in_doubt_there_is_no_card(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.cancel_at_desk(FIONA, "damaged").await;
    let list = of(urls::RA_REPLACE, FIONA);
    for (ticked, words) in [
        (&["check_document", "check_number"][..], "photograph"),
        (&["check_photograph", "check_number"], "photo ID"),
        (&["check_photograph", "check_document"], "smartcard number"),
    ] {
        let fields: Vec<_> = ticked.iter().map(|check| (*check, "yes")).collect();
        let page = agent.submit(&list, &fields).await;
        page.has_status(422).complains(words);
        agent
            .type_for_new_card(FIONA, NEW, NEW)
            .await
            .leads_to(&list);
    }
    // Sure of the holder for an unlock is not sure of them for a new card.
    agent.recognise_for_a_card(FIONA).await;
    let doubt = [("decision", "doubt"), ("reason", "the face is another")];
    agent
        .submit(&list, &doubt)
        .await
        .leads_to(&format!("{}?done=no-new-card", of(urls::RA_HOLDER, FIONA)));
    agent
        .type_for_new_card(FIONA, NEW, NEW)
        .await
        .leads_to(&list);
    assert_eq!(app.happened("replacement_refused"), 1);
    assert_eq!(app.cards_of(FIONA), 1);
    app.mails().await;
}

async fn two_desks_at_once_issue_one_card(app: TestApp) {
    let replica = app.again();
    let officers = [
        app.officer(Role::RaManager).await,
        replica.officer(Role::RaAgent).await,
    ];
    officers[0].cancel_at_desk(FIONA, "damaged").await;
    for officer in &officers {
        officer.recognise_for_a_card(FIONA).await;
        officer.get(&of(urls::RA_REPLACE_PASSCODE, FIONA)).await;
    }
    let path = of(urls::RA_REPLACE_PASSCODE, FIONA);
    let fields = [("new_passcode", NEW), ("confirm_passcode", NEW)];
    let posts = officers.iter().cycle().take(6);
    let answers = join_all(posts.map(|officer| officer.post(&path, &fields))).await;
    let issued = answers
        .iter()
        .filter(|page| page.location.ends_with("=replaced"))
        .count();
    assert_eq!(issued, 1);
    assert_eq!(app.cards_of(FIONA), 2);
    assert_eq!(app.happened("card_replaced"), 1);
    assert_eq!(app.queued("card_issued"), 1);
    app.mails().await;
}

async fn nobody_issues_a_card_to_themselves_or_without_the_power(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    agent.cancel_at_desk(AMARA, "lost").await;
    for role in [Role::Sponsor, Role::Lsa, Role::IdChecker] {
        let officer = app.officer(role).await;
        officer
            .get(&of(urls::RA_REPLACE, AMARA))
            .await
            .has_status(403);
        officer.get(urls::RA_ME).await;
        let fields = [("new_passcode", NEW), ("confirm_passcode", NEW)];
        officer
            .post(&of(urls::RA_REPLACE_PASSCODE, AMARA), &fields)
            .await
            .has_status(403);
    }
    let own = staff(Role::RaAgent).number;
    for path in [urls::RA_REPLACE, urls::RA_REPLACE_PASSCODE] {
        let path = urls::of_number(path, own);
        agent.get(&path).await.has_status(403);
    }
    assert_eq!(app.cards_of(AMARA), 1);
    app.mails().await;
}
