import type { Language } from '../../../core/language.ts';
import { groups, longestFirst } from '../lists.ts';

/** English has none. */
export const patronymicEndings: Language['patronymicEndings'] = [];

/** Endings of English, western and, in Latin letters, Slavic family names. */
export const familyEndings: Language['familyEndings'] = longestFirst(
  `shvili, chenko, wright, worth, field, smith, stein, enko, chuk, skyi, skyy, ska, sky, ski, skaya, ford, wood, well, mann, berg, ston, ton, son, sen,
  ham, ley, ova, eva, yuk, iuk, ov, ev, ez, es, yan, dze`,
);

const western = `
  abigail, abby, abbie, gail, abi
  abraham, abe, bram, ibrahim
  adam, ad, addy
  adelaide, addie, ada, heidi, della
  adrian, ade, adriano
  agnes, aggie, nessie, nes
  albert, al, bert, bertie, alberto
  alexander, alex, al, sandy, xander, lex, alec, alistair, sasha, alexandre, alejandro
  alexandra, alex, sandra, sandy, lexi, sasha, alexa, alessandra
  alfred, al, alf, alfie, fred, freddie
  alice, ali, allie, elsie, alicia
  allison, alison, ali, allie
  amanda, mandy, manda, amy
  amelia, amy, millie, mel, amelie
  andrew, andy, drew, andre, andreas
  angela, angie, angelina, angel
  anne, ann, anna, annie, nan, nancy, hannah, ana
  anthony, antony, tony, ant, antonio, anton
  antonia, toni, tonya, nia
  arthur, art, artie, arturo
  augustus, gus, august, augustine
  barbara, barb, barbie, babs, bobbie
  bartholomew, bart, barry
  beatrice, bea, trixie, bee, beatrix
  benjamin, ben, benny, benji, benjy
  bernard, bernie, barney, bern
  bradley, brad, lee
  brian, bryan, bry
  bridget, biddy, bridie, brigitte
  caroline, carolyn, carol, carrie, caro, lynn, carolina
  cassandra, cass, cassie, sandra
  catherine, katherine, kathryn, kathy, cathy, kate, katie, kat, kitty, kay, katharine, catalina
  cecilia, cecily, celia, cissy
  charles, charlie, chuck, chas, chaz, carlos, karl, carl
  charlotte, charlie, lottie, lotte, char
  chester, chet, ches
  christian, chris, christy, kit
  christina, christine, chris, chrissy, tina, christy, kristina, kristin, kristen
  christopher, chris, kit, topher, kris, christoph
  clifford, cliff, ford
  constance, connie, con
  cynthia, cindy, cyndi
  daniel, dan, danny, daniele
  danielle, dani, danny, daniela, ella
  david, dave, davy, davey, davide
  deborah, debbie, deb, debra
  dennis, denis, denny, den
  diana, diane, di, dianne
  donald, don, donnie, donny
  dorothy, dot, dottie, dolly, dora, thea
  douglas, doug, dougie
  edgar, ed, eddie
  edward, ed, eddie, ted, teddy, ned, ward, eduardo, edvard
  eleanor, ellie, nell, nora, elle, lenore, elinor
  elizabeth, liz, lizzie, beth, betty, eliza, lisa, bess, libby, betsy, elisabeth, elspeth, elise
  emily, em, emmy, millie, emilia
  emma, em, emmy
  eric, erik, rick, erick
  ernest, ernie, ern, ernesto
  eugene, gene, eugen
  evelyn, eve, evie, lyn
  ezekiel, zeke, ez
  ferdinand, ferdie, fred, fernando
  florence, flo, flossie, flora
  frances, fran, frankie, fanny, francesca
  francis, frank, frankie, fran, francisco
  franklin, frank, frankie
  frederick, fred, freddie, freddy, rick, fritz, frederic, friedrich
  gabriel, gabe, gab
  gabrielle, gabby, gabi, gaby, elle, gabriela
  genevieve, gen, genny, viv
  geoffrey, jeffrey, geoff, jeff
  george, georgie, jorge, georg, giorgio
  georgina, georgie, gina, georgia
  gerald, gerry, jerry, gerard
  gilbert, gil, bert, gilberto
  gregory, greg, gregg, grigory
  gwendolyn, gwen, wendy
  harold, harry, hal, haz
  harriet, hattie, harry, etta
  helen, nell, nellie, helena, elena, elaine
  henry, harry, hal, hank, henri, enrique, heinrich
  herbert, herb, bert, herbie
  isaac, ike, zac, izzy
  isabella, isabel, bella, izzy, isobel, isabelle, belle
  jacob, jake, jakob
  jacqueline, jackie, jacqui, jaclyn
  james, jim, jimmy, jamie, jem, jaime
  jane, janey, janie, jean, janet, jan
  janet, jan, jane, jannie
  jason, jay, jase
  jennifer, jen, jenny, jenna, jenn
  jeremiah, jerry, jem, jeremy
  jeremy, jerry, jez, jem
  jessica, jess, jessie, jessy
  joan, joanie, jo, joanne, joanna
  john, jack, johnny, jon, johnnie, juan, johann, jan, giovanni, jean
  jonathan, jon, johnny, nathan, jonny
  joseph, joe, joey, jo, jose, josef, giuseppe
  josephine, jo, josie, josefina, fifi
  joshua, josh, joss
  judith, judy, jude, judi
  julia, julie, jules, juliet, giulia
  julian, jules, jul, julio
  justin, jus, justus
  kenneth, ken, kenny
  kimberly, kim, kimmy, kimberley
  laura, laurie, lori, lauren, lora
  lawrence, laurence, larry, laurie, lars, lorenzo
  leonard, leo, len, lenny, leonardo
  leslie, les, lesley
  lillian, lily, lil, lillie, liliana
  louis, lou, lewis, louie, luis, luigi
  louise, lou, lulu, luisa, louisa
  lucas, luke, luc, luca
  lucy, lu, lucinda, luz, lucia
  madeleine, maddie, madeline, maddy, lena
  margaret, maggie, meg, peggy, marge, margie, greta, rita, daisy, megan, margarita, margot
  maria, mary, marie, mia, mari
  mark, marc, marco, marcus
  martha, marty, mattie, marta
  martin, marty, mart, martyn
  mary, molly, polly, may, mamie, marie, maria
  matilda, tilly, tilda, mattie
  matthew, matt, matty, mathew, mateo, matteo
  maurice, mo, morris, moritz
  maximilian, max, maxim, maxwell
  melissa, mel, missy, lissa
  michael, mike, mick, mickey, mikey, mikhail, miguel, michel, michele, mitch
  michelle, shelly, mich, chelle, michele
  miranda, mandy, randy, mira
  mitchell, mitch, mick
  mohammed, muhammad, mohamed, mo, mohammad, muhammed, mehmet
  montgomery, monty, gomer
  natalie, nat, nattie, natalia, nathalie
  nathaniel, nathan, nate, nat
  nicholas, nick, nicky, nico, nicolas, klaus, niklas, claus
  nicole, nicky, nikki, nic, nicola, cole
  norman, norm, normie
  oliver, ollie, olly, noll
  olivia, liv, livvy, ollie
  pamela, pam, pammy
  patricia, pat, patty, trish, tricia, patsy
  patrick, pat, paddy, pad, patrice
  paul, pauly, pablo, paolo
  penelope, penny, pen, nell
  peter, pete, petey, pedro, pietro, pierre
  philip, phillip, phil, pip, philippe, felipe
  phyllis, phyl, phil
  priscilla, cilla, prissy
  rachel, rach, rachael, rae, raquel
  ralph, ralf, rafe
  randolph, randy, randall
  raymond, ray, ramon
  rebecca, becky, becca, beck, rebekah
  reginald, reg, reggie
  richard, rick, ricky, rich, dick, richie, ricardo, riccardo
  robert, rob, bob, bobby, robbie, bert, roberto, robin
  roderick, rod, roddy, rick
  rodney, rod, roddy
  roger, rodge, rog
  roland, roly, rollo
  ronald, ron, ronnie, ronny
  rosemary, rose, rosie, romy
  roxanne, roxy, roxana
  rudolph, rudy, rolf, rudolf
  russell, russ, rusty
  samantha, sam, sammy, sammie
  samuel, sam, sammy
  sarah, sara, sally, sadie
  sebastian, seb, bastian, seba
  sharon, shari, shaz
  sidney, sid, sydney
  sophia, sophie, sofia, sofie, soph
  stanley, stan, lee
  stephanie, steph, steffi, stephie, stefanie
  stephen, steven, steve, stevie, stefan, esteban, stephan
  stuart, stewart, stu
  susan, sue, susie, suzy, suzanne, susanna, susannah
  sylvester, sly, syl
  sylvia, syl, silvia, sylvie
  tabitha, tabby, tabs
  teresa, theresa, terry, tess, tessa, terri
  terence, terry, terrence, tel
  theodora, thea, dora, theo
  theodore, theo, ted, teddy, teodoro
  thomas, tom, tommy, thom, tomas
  timothy, tim, timmy, timo
  tobias, toby, tobi
  tracy, trace, tracey
  valerie, val, valeria
  vanessa, nessa, van
  veronica, ronnie, vera, roni, vicky
  victor, vic, vick, vittorio
  victoria, vicky, vic, tori, vicki, vikki
  vincent, vince, vinny, vin, vincenzo
  virginia, ginny, ginger, gina
  vivian, viv, vivien, vivienne
  walter, walt, wally, wat
  wesley, wes, lee
  wilhelmina, mina, willa, minnie, billie
  william, will, bill, billy, willy, liam, guillermo, wilhelm, guillaume
  winifred, winnie, freddie, win
  zachary, zach, zack, zak
`;

/** Slavic names as they are spelt in Latin letters, with the spellings of old and new passports. */
const slavic = `
  oleksandr, aleksandr, alexandr, alexander, sasha, sashko, oles, alex
  oleksandra, aleksandra, alexandra, sasha, lesia
  oleksii, oleksiy, aleksei, aleksey, alexey, alexei, alexiy, lesha, lyosha, olexiy, oleksy
  anastasiia, anastasiya, anastasia, nastya, nastia, asya
  anatolii, anatoliy, anatoly, tolya, tolik
  andrii, andriy, andrei, andrey, andrew
  hanna, ganna, anna, anya, ania
  artem, artyom, artiom, tyoma, tema
  bohdan, bogdan
  valerii, valeriy, valery, valeri, valera
  vasyl, vasilii, vasiliy, vasily, vasya, basil
  viktor, victor, vitya, vitia
  viktoriia, viktoriya, victoria, viktoria, vika
  vitalii, vitaliy, vitaly, vitali, vitalik
  volodymyr, vladimir, wladimir, vova, volodia, volodya
  vladyslav, vladislav, vlad, slava
  viacheslav, vyacheslav, slava, vacheslav
  halyna, galina, halina, galya
  hennadii, gennady, gennadii, gennadiy, gena
  heorhii, georgii, georgy, georgiy, zhora
  hryhorii, grigorii, grigory, grigoriy, grisha
  daniil, danylo, danila, danil, danya
  dariia, daria, darya, dariya, dasha, daryna
  denys, denis, den
  dmytro, dmitrii, dmitry, dmitriy, dmitri, dima, mitya, dimitri
  yevhen, evgeny, evgenii, evgeniy, yevgeny, yevgen, ievgen, eugene, zhenya
  yevheniia, evgenia, evgeniia, yevgenia, eugenia, zhenya, evgeniya
  yelyzaveta, elizaveta, yelizaveta, liza, ielyzaveta
  ivan, vanya, vania, iwan
  ihor, igor, igorek
  illia, ilya, ilia, iliya, illya
  iryna, irina, ira, irena, yryna
  kateryna, ekaterina, katerina, yekaterina, katya, katia
  kyrylo, kirill, kyryl, kiril, kirilo
  kostiantyn, konstantin, constantine, kostya, kostia, kostyantyn
  kseniia, ksenia, kseniya, xenia, ksusha, ksiusha
  liudmyla, lyudmila, ludmila, liudmila, liuda, luda, lyudmyla
  liubov, lyubov, lubov, liuba, luba
  maksym, maxim, maksim, max, maks
  mariia, maria, mariya, masha, marichka, maryna
  maryna, marina, marysha
  matvii, matvey, matvei, matviy
  mykhailo, mikhail, michail, mykhaylo, misha, mihail
  mykyta, nikita, nikyta
  mykola, nikolai, nikolay, nicolai, kolya, kolia, nikolaj
  nadiia, nadezhda, nadia, nadya, nadiya
  nataliia, natalia, natalya, nataliya, natasha, natali, nataly
  oleh, oleg
  olena, elena, yelena, lena, helena, alyona, aliona
  olha, olga, olya, olia
  oksana, xana, oxana, ksana
  pavlo, pavel, pasha, pawel
  petro, petr, pyotr, piotr, petya, petia
  roman, roma, romko
  ruslan, rus
  svitlana, svetlana, sveta, svieta, lana
  serhii, sergey, sergei, serhiy, sergii, sergiy, serge, seryozha
  sofiia, sofia, sofiya, sophia, sonya, sonia
  stanislav, stas, slava
  taras, tarasik
  tetiana, tatiana, tatyana, tetyana, tanya, tania
  tymofii, timofey, timofei, tymofiy, tima
  fedir, fedor, fyodor, fiodor, fedya
  yuliia, yulia, julia, iuliia, yuliya, yulya, julya, iulia
  yurii, yuri, yury, yuriy, iurii, yura, jurij, iuri
  yakiv, yakov, jakov, yasha
  yana, iana, jana
  yaroslav, iaroslav, jaroslav, yarik
`;

/** Full form first. A short form may belong to several names. */
export const nicknames: Language['nicknames'] = groups(western + slavic);
