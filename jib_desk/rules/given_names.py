"""The commonest given names of Europe and America: they tell a second person from where the first one is from."""

_WRITTEN = (
    "adam adrian alan albert alessandro alex alexander alexandra alice alison amanda amy ana andrea andreas andrew "
    "angela anita anja anke ann anna anne annette anthony anton antonio arthur barbara ben benjamin bernd bernhard "
    "bill birgit bob boris brian carl carla carlos carmen carol caroline catherine charles charlotte chloe chris "
    "christian christina christine christoph christopher claire clara claudia claus colin daniel daniela david "
    "deborah dennis diana dieter dirk dominik donald doris dorothea edward elena elisabeth elizabeth ella ellen emily "
    "emma eric erik eva evelyn fabian felix florian francesco francois frank franz frederik friedrich gabriel "
    "gabriele george georg gerald gerd gerhard giovanni giulia grace graham greg guenter gunther hannah hans harald "
    "harry heike heinrich heinz helen helena helga helmut henri henry herbert holger horst hugo ian ines ingo ingrid "
    "irene isabel isabelle jack jacob jacques jakob james jan jane janet jason javier jean jeff jennifer jens jeremy "
    "jessica jim joachim joan joe johann johanna johannes john jonas jonathan jorge jose josef joseph juan judith "
    "julia julian juliane jurgen jutta karen karin karl karsten katharina katherine kathrin katja keith kerstin kevin "
    "kim klaus konrad kristin kurt lars laura laurent lea leon leonard lena linda lisa louis louise luca lucas lucia "
    "luigi luis lukas manfred manuel manuela marc marcel marco marcus margaret maria mariana marie mario marion mark "
    "markus martin martina mary mathias matthew matthias maurice max melanie melissa mia michael michaela michel "
    "michelle miguel mike moritz nancy natalie nathan neil nicholas nick nicola nicolas nicole nina norbert oliver "
    "olivia oscar pablo pascal patricia patrick paul paula pedro peter petra philip philipp pierre pietro rachel "
    "rainer ralf ralph raphael raymond rebecca reiner renate richard rita robert roberto roger roland rolf ron rosa "
    "rudolf ruth ryan sabine sabrina sam samantha samuel sandra sara sarah scott sebastian sergio sharon silke silvia "
    "simon simone sofia sonja sophia sophie stefan stefanie stephan stephanie stephen steve steven sue susan susanne "
    "sven sylvia tanja teresa theodor thomas thorsten tim timo timothy tobias tom torsten ulrich ulrike ursula uwe "
    "valentina vanessa vera veronica victor victoria vincent walter wendy werner wilhelm william wolfgang yvonne zoe "
    "jörg aaron albrecht alfred alina allison almut amelie anders angelika annika annemarie antje arne arnold "
    "artur astrid beate beatrice beatrix benedikt berit bert berta bertha bettina bianca brigitte bruno "
    "cecilia celine chantal charlie cindy cordula cornelia cynthia dagmar dan derek detlef diane diego dietrich "
    "doreen dorothy douglas eberhard eckhard edith eduard edwin egon eleanor elfriede elke elsa emil enrico enrique "
    "ernst erwin esther eugen eugene eugenia evelin ferdinand fernando fiona fred frederic frieda friederike fritz "
    "gerhardt gerlinde gertrud gisela gregor gudrun gustav hanna hanno hartmut hedwig heidi heiko heiner helge "
    "hendrik henning hermann hilde hildegard howard hubert ilse inga inge ingeborg irina isabella iwan jana "
    "janine joanna joel jost juergen justin karla kathleen kathy katrin kelly kenneth kirsten klara larry leonie "
    "lisbeth lorenz lothar lotte ludwig luise lutz magdalena maike malte maren margarete margit margot marianne "
    "marlene marlies marta martha mechthild megan merle mona monika nadine nadja natalia nathalie nele nils "
    "olaf olga otto pamela patrizia pia regina reinhard reinhold romy rosemarie roswitha rudi rupert ruediger rüdiger "
    "sascha sebastien siegfried sigrid silvio simona solveig sonia stanislaw steffen steffi sybille tamara tatjana "
    "theo tilman torben trudy ulla urs ute valerie verena viktor viktoria volker waltraud wiebke wilfried willi "
    "wolfram xaver yannick jürgen günter günther björn sören andré françois josé rené jörn götz"
)
_NAMES = frozenset(_WRITTEN.split())
_WORDS = frozenset({"mark", "grace", "bill", "frank", "max", "jack", "sue", "jan", "dirk", "ray", "art", "rose"})


def is_given_name(word: str) -> bool:
    """Whether a word is one of them, or the first of two: Anna-Maria. In small letters no word of English is one."""
    return word.casefold().split("-")[0] in _NAMES and word not in _WORDS
