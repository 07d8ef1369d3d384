# SPDX-License-Identifier: GPL-3.0-or-later
"""Words by the part they play in an abstract: people, treatments, measures, and what ends a phrase."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PEOPLE = _words(
    "patient patients participant participants subject subjects women woman men man child children adult adults infant "
    "infants neonate neonates newborn newborns adolescent adolescents volunteer volunteers individual individuals people "
    "person persons male males female females boys girls student students nurses physicians clinicians mothers smokers "
    "outpatients inpatients residents survivors recipients caregivers carers parents couples toddlers preschoolers youth "
    "youths teenagers elders elderly veterans workers athletes players users drivers donors relatives households "
    "schoolchildren twins families swimmers runners cyclists seniors nonsmokers nulliparas primigravidas parturients "
    "respondents candidates patients' eyes teeth molars knees hips limbs pregnancies humans population"
)
"""Who or what is counted. Body parts count where a trial randomises them (split mouth, paired eyes)."""

WEAK_PEOPLE = _words("population families parents eyes teeth limbs knees hips pregnancies students users humans")
"""People words that name a population only together with a number or a condition."""

COMPARATOR_WORDS = re.compile(
    r"(?i)\b(?:placebos?|controls?|usual|standard|sham|no|not|without|conventional|routine|untreated|wait(?:ing)?[- ]?list|"
    r"alone|nothing|observation|vehicle|saline|attention|traditional|non-?intervention|untreated|inactive|dummy|only|"
    r"delayed|deferred|minimal)\b"
)

TREATMENT_HEADS = _words(
    "therapy therapies treatment treatments intervention interventions training program programme programs programmes "
    "exercise exercises surgery chemotherapy radiotherapy immunotherapy psychotherapy supplementation supplement "
    "supplements vaccine vaccines vaccination rehabilitation education counseling counselling stimulation injection "
    "injections infusion infusions regimen regimens diet diets anesthesia anaesthesia block resection transplantation "
    "implantation stent stents catheter device laser acupuncture massage yoga prophylaxis radiation irradiation ablation "
    "cream gel ointment drops tablets capsules mouthwash toothpaste dressing dressings inhaler insulin heparin aspirin "
    "placebo saline vitamin calcium zinc iron estrogen estradiol progesterone testosterone prednisone prednisolone "
    "dexamethasone hydrocortisone methotrexate cyclosporine cyclosporin tamoxifen interferon warfarin morphine fentanyl "
    "ketamine propofol lidocaine bupivacaine ropivacaine caffeine alcohol nicotine steroids corticosteroids antibiotics "
    "antibiotic antidepressants opioids nitroglycerin digoxin lithium metformin magnesium oxytocin melatonin ibuprofen "
    "acetaminophen paracetamol phototherapy hypothermia ventilation hemodialysis dialysis sham telephone education "
    "workshop app website software feedback reminder reminders"
)
DRUG_ENDING = re.compile(
    r"(?i)^[a-z-]{3,}(?:olol|pril|prilat|sartan|statin|azole|cillin|mycin|micin|floxacin|oxacin|cycline|mab|nib|tinib|ciclib|"
    r"parib|gliptin|gliflozin|glitazone|glutide|dipine|zosin|setron|triptan|tidine|prazole|caine|barbital|azepam|zolam|"
    r"oxetine|ipramine|triptyline|peridol|idone|apine|azine|amide|emide|thiazide|olone|asone|onide|sone|terol|tropium|"
    r"phylline|profen|oxicam|coxib|fenac|parin|rubicin|platin|taxel|poside|citabine|trexate|rabine|bicin|mustine|fosfamide|"
    r"vir|vudine|navir|ciclovir|quine|oquine|artemisinin|sunate|mether|bendazole|mectin|conazole|fungin|cef[a-z]+|dronate|"
    r"dronic|paratide|tocin|relin|relix|tropin|poietin|grastim|leukin|plase|teplase|grel|xaban|gatran|fibrate|estat|lukast|"
    r"curonium|flurane|entanil|orphan|orphine|adone|trexone|giline|ladopa|capone|pexole|nirole|bactam|penem|kinra|cept|"
    r"tide|stigmine|amantine|curium|othane|nidazole|dopa|phenidate|barbitone|pramine|zepine|racetam|bapentin|gabalin)s?$"
)
NOT_DRUGS = _words(
    "peptide peptides polypeptide nucleotide oligonucleotide concept accept except intercept precept amide disulfide "
    "sulfide peptides' glycopeptide neuropeptide alone zone clone bone tone stone cone prone everyone hormone someone "
    "adrenocorticotropin somatotropin gonadotropin reservoir medicine determine examine undetermined decline baseline "
    "online guideline discipline routine machine adoption option interleukin adipocytokine lipoprotein"
)

# Heads of outcome phrases: the last word names what was measured.
OUTCOME_HEADS = _words(
    "rate rates pain levels level function survival score scores pressure efficacy scale safety symptoms symptom events "
    "event activity response responses quality concentrations concentration complications complication loss incidence "
    "prevalence behavior behaviour behaviors behaviours index indices duration parameters values performance bleeding stay "
    "volume counts count status recovery stress knowledge skills satisfaction mortality morbidity healing weight mood "
    "clearance frequency fatigue glucose cholesterol intensity toxicity toxicities tolerability attention expression "
    "ability production anxiety strength relief growth mass functioning severity hypotension deaths death episodes "
    "pharmacokinetics pharmacodynamics dysfunction reactions reaction density costs cost capacity consumption "
    "irritability success lipids sedation variability nausea vomiting compliance adherence thrombosis creatinine memory "
    "progression relapse relapses recurrence recurrences dizziness prognosis failure stroke infarction infection "
    "infections excretion composition thickness diameter area length size time times flow resistance output threshold "
    "latency sleep depression disability delirium hospitalization hospitalisation hospitalizations readmission "
    "readmissions admissions admission remission cure improvement burden fracture fractures falls fall acceptance "
    "acceptability feasibility effectiveness cost-effectiveness pharmacokinetic hemoglobin haemoglobin hematocrit "
    "triglycerides cortisol bmi bmd hba1c fev1 ldl hdl vas rate-pressure immunogenicity titers titres titer antibody "
    "antibodies seroconversion cognition vision acuity hearing mobility balance gait attitudes attitude intake "
    "preference awareness confidence self-efficacy coping agitation tachycardia bradycardia arrhythmia arrhythmias "
    "ischemia ischaemia fibrillation patency restenosis hyperalgesia analgesia neutropenia thrombocytopenia anemia anaemia "
    "leukopenia mucositis pregnancy pregnancies birth births birthweight apgar delivery discharge need requirement "
    "requirements use usage power speed velocity vo2max endurance range rom temperature saturation oxygenation sensitivity "
    "specificity accuracy reliability pfs os dfs rfs efs css ttr "
    "exacerbation exacerbations attacks attack seizures seizure lesions lesion hypertension cognitions ejection fraction "
    "ph bp hr heart-rate wellbeing well-being qol hrqol interactions interaction language communication outcome outcomes "
    "dropout retention abstinence cessation uptake turnover absorption bioavailability half-life auc cmax tmax healings "
    "reflux constipation diarrhea diarrhoea itching pruritus hyperemia plaque gingivitis bleeding caries attachment "
    "parasitemia parasitaemia viremia proteinuria albuminuria egfr osteoporosis delirium pneumonia sepsis shivering "
    "risk risks regression dilatation dilation stenosis closure union nonunion swelling edema oedema tenderness stiffness "
    "spasm spasticity tremor dyskinesia hallucinations aggression hyperactivity impulsivity inattention cravings craving"
)
LONE_OUTCOME = _words(
    "survival mortality pain efficacy safety toxicity tolerability complications morbidity bleeding recurrence symptoms "
    "satisfaction anxiety depression fatigue nausea vomiting sedation mood analgesia hypotension pharmacokinetics quality "
    "deaths knowledge healing compliance adherence stress relapse remission effectiveness cost-effectiveness acceptability "
    "feasibility immunogenicity os pfs rfs dfs css ttr qol hrqol bmi bmd hba1c vas thrombosis irritability behavior "
    "delirium dizziness hospitalization incidence hyperactivity proteinuria cognition agitation outcome pruritus performance"
)
"""Outcome heads that need no other word with them; the rest count only as part of a longer phrase."""
VAGUE_OUTCOME = _words(
    "outcome outcomes effect effects result results difference differences change changes measure measures parameters "
    "values variables endpoint endpoints time rate level levels events response status score scores efficacy use need "
    "index group groups data findings treatment"
)
"""Words that are no outcome by themselves when a slot is filled."""
OF_HEADS = _words(
    "rate rates incidence number numbers level levels time duration quality frequency severity risk change changes "
    "improvement reduction increase decrease proportion percentage concentration concentrations presence amount degree "
    "loss prevalence occurrence length range area signs use need ratio intensity onset lack absence improvements "
    "reductions volume prevention relief resolution recurrence development symptoms likelihood score scores odds "
    "progression control cost costs extent measures measure parameters activity response responses expression "
    "production days episodes cumulative"
)
"""Heads that take the next phrase with them: "incidence of stroke", "change in weight"."""

DETERMINERS = _words("the a an this that these those our their its his her each both all any some such no either same")
# What ends a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, common verbs and adverbs.
BREAKS = _words(
    "of in on at by for with without from to into onto upon after before during between among within through via over "
    "under above below against about as than per until since toward towards across despite versus vs v vs. compared "
    "comparing compare using and or but nor while whereas although though because if when where which who whom whose what "
    "that however thus therefore moreover furthermore is are was were be been being am has have had do does did can could "
    "may might will would shall should must not no it we they he she i you there here this these those the a an our their "
    "its his her also only both either neither each all any some such respectively significantly more less most least very "
    "similarly additionally overall showed shows show found suggest suggests suggested indicate indicates indicated "
    "demonstrated demonstrate demonstrates reported observed concluded determined assessed evaluated examined investigated "
    "studied measured recorded performed conducted carried undertaken aimed sought randomized randomised randomly assigned "
    "allocated divided received receive receiving given administered underwent undergo undergoing included including "
    "enrolled recruited completed participated entered followed had increased increases increase decreased decreases "
    "decrease reduced reduces reduce improved improves improve differed differ occurred occur remained remain became "
    "achieved resulted produced led caused associated related correlated predicted used having being taking took seen noted "
    "obtained detected required requiring tended appeared seemed appear seem provides provide provided affect affected "
    "affects prevent prevented prevents prolonged did does made calculated analyzed analysed based due according well "
    "were whether how why then even still yet just so too quite rather almost approximately about nearly prior following "
    "followed subsequently significantly statistically higher lower greater smaller better worse longer shorter "
    "similar comparable different equal superior inferior effective safe tolerated able likely significant"
)
STARTS = _words(
    "mean median total significant overall final first second third further additional primary secondary main other "
    "several various many few three two one four five six main new present current possible potential better "
    "high low higher lower increased decreased improved reduced greater less more similar marked slight changes "
    "statistical clinical relevant"
)
"""Words that a phrase fit to read does not begin with."""
