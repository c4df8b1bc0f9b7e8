/** Calls to share, follow, subscribe, sign in, install, write and pay. */
import { type LinePattern, line, NETWORK, REPORTED, spoken } from './pattern.js';

export const CALLS: readonly LinePattern[] = [
  // Partager sur Facebook; Partagez cet article; Tweeter; Share this article
  line(200, 'iu')`
    ^[^\p{L}]*(?:partager?|partagez(?:-(?:le|la|les))?|tweeter|tweetez|retweetez|epingler|envoyer|imprimer|
    share|tweet|pin|copier le lien|copy link)(?:\s*(?:$|:|[!|•])| (?:par (?:e-?)?mail|(?:sur|on|via|with) (?:\S+ )?(?:${NETWORK}|reseaux|social|friends?|others|amis?|family)\b|
    avec (?:un|vos|tes) ami|cet? (?:article|page|info\w*|contenu|publication)|l'article|cette page|this|
    the (?:article|story|post)|it(?:[^\p{L}]*$| (?:on|with|via|now)\b)|a un ami|autour de vous))
  `,
  // Vous aimez cet article ? Partagez-le; Did you like this story?
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:si )?vous (?:avez )?(?:aime[rz]?|apprecie[rz]?) (?:cet|ce|cette|notre|nos)\b|
    (?:si )?(?:cet article|ce contenu|cette \p{L}+) vous (?:a (?:plu|interesse|aide)|plait)|(?:did |if )?you (?:like|enjoy|find|love|value)d? (?:(?:reading|watching) )?(?:this|our|these|what you))
  `,
  // Facebook Twitter WhatsApp (a bar of buttons); Instagram
  line(200, 'iu')`
    ^[^\p{L}]*(?!(?:sur|on|et|and)\b)(?:(?:partager|share|suivre|follow|sur|on|et|and|
    ${NETWORK})[^\p{L}\p{N}]*)*${NETWORK}[^\p{L}]*$
  `,
  // Suivez-nous sur Telegram; Retrouvez-nous sur nos reseaux; Follow us on X
  line(260, 'iu')`
    ^[^\p{L}]*(?:suivez|retrouvez|rejoignez|follow|find|join|like|suivre|abonnez|visit|aimez)(?:-| )(?:nous|
    vous|us|me|notre|our|la|le|les|the|toute|@\w+)\b.{0,120}\b(?:${NETWORK}|reseaux(?: sociaux)?|social media|
    chaine|channel|page|forum|application|app)\b[^"]*$
  `,
  // Suivez-nous; Follow us; Suivez toute l'actualite en direct
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:suivez|rejoignez|retrouvez|contactez|soutenez|ecrivez|aidez)-nous|follow us|join us|contact us|
    support us|(?:suivez|retrouvez) (?:toute l'|l'|toutes (?:les|nos) )(?:actualites?|infos?|
    informations)\b)[^"]*$
  `,
  // Abonnez-vous; Je m'abonne; Deja abonne ? Se connecter; Subscribe now
  line(
    260,
    'iu',
    /^Subscribe to (?:the|a|an|this|that) (?!newsletter|blog|channel|magazine|podcast|paper|print|daily|weekly)\p{Ll}|! (?:a|ont|cri\p{L}+|lan\p{L}+|dit|disait|disaient|shouted|said) /u,
  )`
    ^[^\p{L}]*(?:please |merci de )?(?:abonnez-vous|vous abonner|s'abonner|je m'abonne|deja (?:abonne|inscrit|client)|se connecter|
    connectez-vous|s'inscrire|inscrivez-vous|creer un compte|(?:subscribe|sign (?:up|in)|log ?in)(?=\s*(?:$|[^\p{L}\s]|(?:to|for|with|now|here|today|and|or|via|using|free)\b))|already (?:a )?(?:subscrib|member|have an)|get (?:our|
    the) (?:free )?(?:newsletter|latest))[^"]*$
  `,
  // Article reserve a nos abonnes; La suite est reservee; This content is for subscribers
  line(300, 'iu')`
    (?:(?:article|contenu|lecture|suite|video|
    edition)(?: de (?:l'|cet |ce |cette |votre )\p{L}+)?(?: est| sont)? (?:exclusivement |uniquement )?(?:reserve|accessible)e?s? (?:exclusivement |uniquement )?(?:a |
    aux )(?:nos |tous nos )?(?:abonne|adherent|membre|inscrit)|il vous reste [\d.,]+ ?% de cet article|(?:subscribers?|
    members?)[ -]only (?:article|story|content|access)|for subscribers only|(?:this|the full) (?:article|content|story) is (?:only |exclusively )?(?:for|available|reserved|free|exclusive) (?:only |exclusively )?(?:to|for)? ?(?:our |paying |registered )*(?:subscribers?|members)|
    ^debloquez (?:cet|l')|testez (?:gratuitement|sans engagement)|nos offres? d'abonnement|
    read(?:ing)? (?:the )?full (?:article|story) (?:with|by)|free articles? (?:left|remaining|this month)|articles? (?:left )?(?:that you can |to )read this month|
    (?:reached|atteint) (?:your|votre|the|la) (?:\p{L}+ )?(?:limite?|quota|nombre|maximum|monthly)\b.{0,40}\b(?:articles?|stories)|^[^\p{L}]*abonnements?\b.{0,40}(?:\d ?€|mois|sans engagement))
  `,
  // To view the full story, please subscribe to X; Pour lire la suite, connectez-vous ou creez un compte
  spoken(300)`
    (?:to|pour|want to|envie de|vous voulez|vous souhaitez) (?:view|read|see|access|unlock|continue|keep|enjoy|get|watch|
    lire|acceder|consulter|decouvrir|debloquer|poursuivre|continuer|profiter|voir|recevoir|connaitre|ne rien|ne pas|en savoir|
    suivre)\b[^.]{0,120}?(?:[,:?!] | (?=please|veuillez|merci de|vous |il faut|you ))(?:please |simply |just |you (?:must|
    need to|have to|can) |vous (?:devez|pouvez) |il (?:vous )?(?:faut|suffit de) |veuillez |merci de )?(?:abonnez|connectez|
    inscrivez|identifiez|creez un compte|vous (?:abonner|connecter|inscrire|identifier)|subscribe|register|sign (?:in|up)|
    log ?in|become an?|create an?|start your|etre abonne|be a (?:subscriber|member))\b
  `,
  // Create a free account to keep reading; Lisez la suite en vous abonnant; The rest is for our subscribers
  spoken(300)`
    (?:(?:please )?(?:create|start|begin|try|activate) (?:a|an|your) (?:free )?(?:account|trial|subscription)|(?:lisez|
    debloquez|accedez|unlock|read)\b[^.]{0,60}\b(?:en vous abonnant|abonnez-vous|subscribe|a partir de [\d,.]+ ?€)|(?:creez|
    demarrez|profitez de|commencez) (?:un|votre) (?:compte|essai|abonnement)|vous avez (?:deja )?(?:lu|lire) .{0,40}
    \bgratuits?|(?:the|la) (?:rest|suite|remainder)\b.{0,30}\b(?:for|a|aux|our|nos) (?:our |nos )?(?:abonnes|subscribers|
    members))
  `,
  // For the latest stories, download our apps; Retrouvez-nous sur notre application; Our app is available
  line(260, 'iu', REPORTED)`
    (?:\b(?:download|install|get|try|telechargez|installez|retrouvez|suivez|decouvrez|disponibles?|available|with|via|sur|
    on) [^.]{0,80}\b|^[^\p{L}]*)(?:our|notre|nos) (?:\p{L}+ ){0,3}?(?:apps?|applis?|applications?)\b
  `,
  // Get the Merrow Times app for the latest headlines
  spoken(260)`
    (?:download|get|install) the (?:[\p{L}'-]+ ){0,4}app\b(?:[.!]?$| (?:now|today|here|for free|to (?:get|read|stay|follow)|
    for (?:the |all |more |breaking |live )*(?:latest|news|stories|alerts|headlines|updates)))
  `,
  // Want more? Sign up for our newsletter; Inscrivez-vous a notre lettre; Receive weekly engineering insights
  spoken(320)`
    (?:please |you can )?(?:sign up|subscribe|register|join|get|receive|opt in|inscrivez-vous|abonnez-vous|recevez|
    decouvrez)\b[^.]{0,120}\b(?:newsletters?|e-?newsletters?|lettres? (?:d'information|hebdo\p{L}*|quotidienne)|infolettres?|
    mailing list|(?:e-?mail|news) (?:alerts?|updates|bulletins?|briefings?)|alertes|inbox|(?:weekly|daily|monthly) (?:\p{L}+ )
    {0,3}(?:insights|news|updates|digest|roundup|briefing|tips|stories|e-?mails?))\b
  `,
  // You are invited to sign up for our e-mails; Your inbox, upgraded
  line(320, 'iu', REPORTED)`
    (?:\b(?:sign(?:ing)? up|subscrib(?:e|ing)|register(?:ing)?|inscri\p{L}+|abonn\p{L}+)\b[^.]{0,60}\b(?:our|notre|nos)
    [^.]{0,40}\b(?:newsletters?|lettre|infolettre|e-?mails?|mailing list|alerts?|alertes|bulletin)\b|^[^.]{0,80}\b(?:your
    [ ]inbox|votre boite (?:mail|e-?mail|aux lettres electronique|de reception)),? (?:upgraded|every|each|chaque|tous les|
    daily|weekly|once|straight|direct\p{L}*|\p{L}+days?)\b)
  `,
  // Join the conversation in our comments; Share your thoughts below; What do you think? Let us know in the comments
  line(300, 'iu', REPORTED)`
    ^(?:(?:what do you think|qu'en pensez-vous)\b[^.]{0,80}\?[^?]{0,80}\bcomm?ent|(?:.*[.!?…:] )?(?:(?:join|take part in) the
    [ ](?:conversation|discussion|debate)|have your say|(?:please )?(?:share|leave|post|add|give us|write|tell us|let us
    [ ]know)\b[^.]{0,30}\byour (?:thoughts|views|opinions?|comments?|stories|experiences?|own)\b[^.]{0,40}\b(?:comments?|
    below|with us|us|here)\b))
  `,
  // Donnez votre avis; Reagissez a cet article; N'hesitez pas a commenter
  spoken(300)`
    (?:(?:donnez|laissez|partagez|exprimez|postez|ecrivez|envoyez)(?:-nous)? (?:votre|vos|un) (?:avis|commentaires?|opinions?|
    reactions?|temoignages?|impressions?|ressenti)|(?:reagissez|participez|commentez) (?:a |au |sur )?(?:cet|ce|la|cette|
    notre)\b|n'hesitez pas a (?:nous |me |laisser|partager|commenter|donner|reagir|vous abonner))
  `,
  // Send us your photos; Vous etes temoin ? ...; Are you affected?
  spoken(300)`
    (?:(?:please )?(?:(?:send|envoyez)(?:-nous| us)|(?:share|partagez)(?: with us| avec nous)?|submit) (?:your|vos|votre)
    [ ](?:news|photos?|pictures|videos?|images|stories|story|tips?|informations?|temoignages?)|(?:vous (?:etes|avez ete)
    [ ]temoin|were you there|are you affected|did you see)\b[^.]{0,120})
  `,
  // Do you have a story? Email us; Vous avez une information ? Ecrivez-nous; Have a tip? Contact our newsroom
  spoken(300)`
    (?:(?:do you )?have (?:an?|any|some|you got)|got|vous avez|if you have|si vous avez)\b[^.]{0,80}\b(?:stor(?:y|ies)|tips?|
    news|information|questions?|comments?|suggestions?|photos?|videos?|pictures|temoignages?|informations?)\b[^.]{0,100}
    (?:\b(?:contact|e-?mail|call|text|message|tell|write to|get in touch|reach(?: out)?|send)\b[^.]{0,40}(?:\b(?:us|our|me|
    the|at|to|with|on)\b|@)|\b(?:contactez|ecrivez|envoyez|appelez)\b)
  `,
  // Contact the newsroom at desk@; Contactez-nous par mail; Pour nous ecrire : 12, rue
  spoken(300)`
    (?:(?:you can )?(?:contact|e-?mail|reach|write to) (?:the )?(?:us|me|reporter|author|writer|editor|newsroom|our \p{L}+)\b
    .{0,60}(?:\S@|\bhere\b|\b(?:at|on|via|by)\b|@\w)|(?:pour (?:nous |me )?(?:contacter|ecrire|joindre)|(?:contactez|ecrivez|
    joignez)(?:-nous|-moi| la redaction| l'auteur| le journaliste))\b.{0,120}(?:@|:|\d|\b(?:sur|par|via)\b))
  `,
  // Every contribution, however big or small; Chaque don compte; Would you consider supporting our work?
  spoken(500)`
    (?:(?:every|any|each) (?:contribution|donation|gift|pound|dollar|euro)\b,? (?:however|no matter|big|large|counts|helps|
    makes)|(?:chaque|tout) (?:don|contribution|euro|geste|soutien) (?:compte|aide|nous)|(?:would|will|could) you (?:please )?
    (?:consider|chip|support|help|make)\b[^.]{0,80}\b(?:support|donat|contribut|gift|subscri|member))
  `,
  // Support us from as little as 1 pound; Help fund independent journalism; We rely on readers like you
  spoken(500)`
    (?:(?:support|soutenez|make a (?:donation|contribution|gift) to|donate to|faites un don (?:a|au|pour)|contribute to|
    contribuez a)\b[^.]{0,80}\b(?:from as little as|(?:for|a partir de|des|pour) (?:just |only |seulement )?(?:[$£€]?\d+|
    \d+ ?(?:€|euros?))|today|now|here|maintenant|en cliquant|ici)|(?:help|aidez-nous a) (?:us )?(?:fund|support|keep|financer|
    defendre|faire vivre)\b[^"]{0,80}\b(?:donat\p{L}+|contribut\p{L}+|dons?|journalis\p{L}+|information|redaction)|(?:we|nous)
    [ ](?:rely|depend|dependons|vivons|existons) (?:\p{L}+ )?(?:on|upon|de|des|grace a) (?:readers|your|our|the (?:support|
    generosity)|vos|votre|nos|dons|lecteurs)\b)
  `,
  // Telechargez notre application; Cliquez ici pour...; Download our app
  line(220, 'iu')`
    ^[^\p{L}]*(?:telechargez|installez|decouvrez|essayez|download) (?:gratuitement )?(?:notre|nos|l'|our|
    the) ?(?:applications?|app|appli|offres?|podcasts?|newsletters?)\b|^[^\p{L}]*cliquez (?:ici|sur (?:ce|
    le) lien)
  `,
  // Newsletter; Faire un don; J'accepte; J'aime chargement...; Comments are closed (buttons and notices)
  line(120, 'iu')`
    ^[^\p{L}]*(?:abonnements?|newsletters?|inscription(?: a la newsletter)?|(?:suivre|follow)(?: @\w+)?|(?:article|contenu|acces|paid|premium) (?:payant|premium|article|content|abonnes?)|(?:accept|reject|refuse|decline|allow|tout|tous) (?:all(?: cookies)?|refuser|accepter|autoriser|cookies)|refuser|decline|fermer|close|j'accepte|
    accepter(?: et continuer)?|tout accepter|j'aime(?: chargement)?|wordpress|faire un don|donate(?: now)?|paypal|
    navigation (?:de l'article|des articles)|(?:merci|thank you) (?:de|pour|for) (?:votre|your) (?:soutien|don|
    lecture|support)|enable notifications|commentaires (?:sont )?fermes|comments (?:are )?closed|
    vous devez etre connecte.*|you must be logged in.*|publie dans .*|en partenariat avec .*|click to share.*|
    our standards: .*|reproduction autorisee.*)[^\p{L}.]*$
  `,
  // Recevez chaque matin nos articles dans votre boite mail
  line(260, 'iu')`
    ^[^\p{L}]*(?:(?:recevez\b|.{0,80}\bdans votre\b)[^"]*\b(?:boite (?:mail|e-mail)|e-?mails?|newsletters?|infolettre|alertes)|recevez (?:chaque|tous les|toutes les|gratuitement)\b[^"]{0,60}\b(?:notre|nos)\b|
    (?:join \d[\d,. ]*\p{L}+ and )?(?:receive|get)\b[^"]*\b(?:inbox|newsletters?|alerts|(?:by|via|our|your|
    daily|weekly|free) e-?mails?))\b[^"]*$
  `,
  // Entrez votre adresse mail; Enter your email address; Rejoignez les 2 000 abonnes; Join 12,000 readers
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:entrez|saisissez|indiquez|laissez) votre (?:adresse |e-?mail)|(?:enter|type) your e-?mail|
    rejoignez (?:les |nos )?\d[\d. ]*(?:autres )?(?:abonne|lecteur|membre|inscrit)|join (?:over |more than |the )?\d[\d,. ]*
    (?:other )?(?:reader|subscriber|follower|member))[^"]*$
  `,
  // Offrez-moi un cafe; Pour soutenir le blog, c'est par ici; Merci a nos tipeurs; Become a patron
  line(200, 'iu')`
    ^[^\p{L}]*(?:(?:vous aime[rz] .{0,40}\? ?)?offrez-(?:moi|nous) un cafe|pour (?:me |nous )?soutenir (?:le|ce|
    notre|mon) (?:blog|site|journal|travail|projet)\b.{0,40}\b(?:ici|don|tipeee|paypal)|merci a (?:nos|mes|
    tous (?:nos|mes))\b.{0,30}\b(?:tipeur|tipeu|donateur|mecene|abonne|contributeur)|(?:un petit|chaque|votre) don\b.{0,40}\b
    (?:nous|m'|me) ?aide|your support (?:makes|keeps|helps|allows|means)|help us (?:keep|stay|continue)\b.{0,80}\b
    (?:donat|support|subscri|contribut)|become a (?:patron|supporter)\b|.{0,80}\bbuy(?:ing)? (?:me|us) a coffee)[^"]*$
  `,
  // Dites-moi en commentaire; Let me know in the comments below
  line(
    200,
    'iu',
  )`^[^\p{L}]*(?:dites-(?:moi|nous)|let (?:me|us) know|tell (?:me|us))\b[^"]*\b(?:en commentaires?|(?:in|dans) (?:the|les) comm?ent(?:s|aires))\b[^"]*$`,
  // Les opinions exprimees ici n'engagent que leur auteur; The views expressed in this article are
  line(
    400,
    'iu',
  )`^[^\p{L}]*(?:les (?:opinions|propos|points de vue|idees|assertions)\b[^.]{0,120}n'engagent|the (?:views|opinions) expressed (?:in|here|are))`,
];
