"""Abbreviations that keep their full stop, as data.

Sources: Språkrådet's list of abbreviations, the Norwegian Dependency Treebank, and what letters
from municipalities use.
"""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """
    adm.dir. adr. aksj. alm. andelsnr. ang. anm. ank. apr. aug. avd. avg. avl. avs. b.c. bet. bd.
    bnr. bl.a. bto. bygn. ca. cand.mag. cand.jur. cand.med. d.d. d.e. d.m. d.s. d.v.s. d.y. d.å.
    dept. des. dir. div. do. dok. dok.nr. dr. dr.med. dr.philos. dr.psychol. dr.juris. ds. dvs.
    e.g. e.Kr. e.l. eg. ekskl. ekspl. eks. el. el.l. eng. etc. ev. evt. f.eks. f.Kr. f.nr. f.o.m.
    f.v. f.å. febr. feb. fhv. fnr. foreg. forf. fork. forr. forts. fvt. fys. gen. gl. gnr. gno. grl.
    h.r.adv. hhv. hoh. hr. i.e. ibid. ift. ifbm. ifb. ifm. iflg. ih. iht. ill. ing. inkl. innb.
    innl. istf. jan. jf. jfr. jnr. journ. jr. jun. juris. kand. kap. kfr. kgl. kgl.res. kl. komm.
    kr. kst. kv. kvm. lat. lign. ll. loc.cit. lnr. m.a.o. m.a.w. m.fl. m.h.t. m.m. m.v. mag. mag.art.
    maks. md. medl. mek. mfl. mht. mill. min.dir. mnd. mob. moh. mrd. mrk. muh. mv. mva. n.å.
    ndf. nn. nov. nr. nto. nyno. o.a. o.fl. o.l. o.s.v. obj. obl. odel. ofl. okt. olj. op.cit. oppg.
    org. org.nr. orgnr. osv. ot.prp. ovf. overf. ovenn. p.a. p.g.a. p.t. pers. pga. ph.d. pkt. plen.
    plt. pnr. postnr. prof. prov. pr. prs. pst. pt. red. red.anm. ref. ref.nr. rel. res. res.kap.
    resp. rskr. rt. rv. s.d. s.k. s.u. s.å. saksbeh. saksnr. sakl. sept. sek. sg. siviling. skj. skr.
    snr. sml. sms. sn. spes. spl. spm. sr. sst. st.meld. st.prp. st.forh. stk. stip. str. stud. såk.
    t.d. t.h. t.o.m. t.v. tab. tel. temp. tils. tilsv. tlf. tlfnr. ty. u.a. u.off. ult. univ. utg.
    v.h.a. v.s.a. vedl. vedk. vedr. vg. vgs. vha. vit.ass. vol. vs. vsa. å.s. årg. årh. årl.
    Fr.p. Kr.F. Kr.F.s Mrs. Mr. Ms. Innst. Meld.St. Prop.St. Ot.prp. St.meld. St.prp. Rt. Chr. jun.
    """.split()
)

# Words as well: abbreviations only before a number or a section sign.
BEFORE_NUMBER = frozenset("art. bokst. fig. par. pos. prop. s. p. St. st.".split())

# Abbreviations only before a word with a capital.
BEFORE_TITLE_CASE = frozenset("adv. fr. Meld. Prop. St. Sta. st.".split())

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "desember"),
    *("Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August"),
    *("September", "Oktober", "November", "Desember"),
)
